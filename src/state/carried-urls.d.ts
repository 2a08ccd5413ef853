/** Supplied by the Vite plugin `carriedResults` of src/commands/vite-carried.ts. */
declare module 'virtual:carried-results' {
	/** where the page finds the carried results of a built-in notebook, by the notebook's id */
	export const carriedUrls: Readonly<Record<string, string>>;
}
