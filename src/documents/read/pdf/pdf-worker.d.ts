/** The library ships no types for its worker; all that is wanted of it is that it is there. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
	export const WorkerMessageHandler: object;
}
