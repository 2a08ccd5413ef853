import type { Plugin } from 'vite';

/** What `load` may use: whether a page is built (not served by the development server), and files to ship with it. */
export interface Loading {
	readonly building: boolean;
	/** Ships a file with the page; the answer is code for its address. */
	readonly emit: (name: string, source: Uint8Array) => string;
}

/** A plugin for the module `id`, whose code `load` writes. */
export function virtualModule(name: string, id: string, load: (loading: Loading) => Promise<string>): Plugin {
	/** Vite leaves ids with a leading NUL to the plugin that made them. */
	const resolved = `\0${id}`;
	let building = false;
	return {
		name,
		configResolved(config) {
			building = config.command === 'build';
		},
		resolveId: (wanted) => (wanted === id ? resolved : null),
		async load(wanted) {
			if (wanted !== resolved) return null;
			const emit = (file: string, source: Uint8Array): string =>
				`import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: file, source })}`;
			return load({ building, emit });
		}
	};
}
