import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin } from 'vite';
import { virtualModule } from './virtual-module.ts';

const DEV_PATH = '/@engine/';
const WORKER = 'duckdb-eh.worker.js';
/** Not `.gz`: hosts that see such a name claim an encoding that the page must not undo twice. */
const WASM = 'duckdb-eh.wasm.bin';

const require = createRequire(import.meta.url);
const compress = promisify(gzip);

/** The worker script, without its reference to a source map that we do not ship. */
async function workerScript(): Promise<Buffer> {
	const path = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js');
	const text = await readFile(path, 'utf8');
	return Buffer.from(text.replace(/^\/\/# sourceMappingURL=.*$/m, ''));
}

/**
 * The .wasm under gzip, below what static hosts take (25 MiB) and small on those that compress nothing.
 * Compressing 34 MB takes seconds, so the outcome is kept beside the package.
 */
async function compressedWasm(): Promise<Buffer> {
	const path = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
	const bytes = await readFile(path);
	const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
	const kept = join(dirname(path), '../../../.cache/xushi', `duckdb-eh-${hash}.gz`);
	if (existsSync(kept)) return readFile(kept);
	const compressed = await compress(bytes, { level: 9 });
	await mkdir(dirname(kept), { recursive: true });
	// Written aside first: two builds at once must not read half a file.
	const aside = `${kept}.${process.pid}`;
	await writeFile(aside, compressed);
	await rename(aside, kept);
	return compressed;
}

/**
 * Ships the engine with the page: `virtual:engine-assets` names its two files, which the build emits
 * beside the other assets and the development server serves from memory. Nothing comes from a CDN.
 */
export function engineAssets(): Plugin {
	const files = () => Promise.all([workerScript(), compressedWasm()]);
	const module = virtualModule('xushi:engine-assets', 'virtual:engine-assets', async ({ building, emit }) => {
		const [worker, wasm] = await files();
		const url = (name: string, source: Buffer) =>
			building ? emit(name, source) : JSON.stringify(DEV_PATH + name);
		return `export const engineAssets = {
	workerUrl: ${url(WORKER, worker)},
	wasmUrl: ${url(WASM, wasm)},
	wasmBytes: ${wasm.byteLength}
};`;
	});
	return {
		...module,
		configureServer(server) {
			server.middlewares.use((request, response, next) => {
				const path = request.url?.split('?')[0];
				if (path !== DEV_PATH + WORKER && path !== DEV_PATH + WASM) return next();
				files().then(([worker, wasm]) => {
					const isWorker = path === DEV_PATH + WORKER;
					response.setHeader('Content-Type', isWorker ? 'text/javascript' : 'application/octet-stream');
					response.end(isWorker ? worker : wasm);
				}, next);
			});
		}
	};
}
