/** Supplied by the Vite plugin `engineAssets` of src/commands/vite-engine-assets.ts. */
declare module 'virtual:engine-assets' {
	/** where the page finds the engine, under any sub-path */
	export const engineAssets: {
		/** DuckDB's own worker script, on our own origin */
		readonly workerUrl: string;
		/** the .wasm, compressed with gzip whatever the host does */
		readonly wasmUrl: string;
		/** bytes of the compressed .wasm, for the progress */
		readonly wasmBytes: number;
	};
}
