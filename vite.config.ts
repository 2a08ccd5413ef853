import { svelte } from '@sveltejs/vite-plugin-svelte';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { datasetPlugin } from './src/commands/vite-dataset.ts';
import { carriedResults } from './src/commands/vite-carried.ts';
import { engineAssets } from './src/commands/vite-engine-assets.ts';

export default defineConfig(({ mode }) => ({
	// Relative, so that the app works under any path of any static host.
	base: './',
	plugins: [
		// Tests build what they need themselves.
		mode === 'test' ? null : datasetPlugin(),
		engineAssets(),
		carriedResults(),
		VitePWA({
			strategies: 'injectManifest',
			srcDir: 'src',
			filename: 'service-worker.ts',
			manifest: false,
			injectRegister: false,
			injectManifest: {
				globPatterns: ['**/*'],
				// The engine is by far the largest file.
				maximumFileSizeToCacheInBytes: 16 * 2 ** 20
			}
		}),
		svelte({
			configFile: false,
			onwarn(warning) {
				// A compiler warning names a real fault nearly every time; none is left to be overlooked.
				throw new Error(`${warning.filename ?? ''}: ${warning.message} (${warning.code})`);
			}
		})
	],
	build: {
		target: 'es2022',
		cssTarget: ['chrome108', 'firefox115', 'safari16'],
		assetsInlineLimit: 0,
		// The largest is the reader of PDF files, loaded with the first one.
		chunkSizeWarningLimit: 1300
	},
	// Workers load what they need only when they need it, as the page does.
	worker: { format: 'es' },
	server: { port: 4173, strictPort: true },
	preview: { port: 4173, strictPort: true },
	// Svelte's server build has no effects: under test, take the browser's.
	resolve: mode === 'test' ? { conditions: ['browser'] } : {},
	test: {
		environment: 'node',
		globalSetup: ['test/browser/setup.ts'],
		include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
		maxWorkers: 2,
		// No test runs the engine long enough for its code to be worth compiling twice.
		execArgv: ['--liftoff-only'],
		testTimeout: 60_000,
		hookTimeout: 120_000
	}
}));
