import type { PDFDocumentProxy } from 'pdfjs-dist';

/**
 * Opens a PDF. The library's own worker runs in the thread that calls: the page reads documents in a worker already,
 * and Node needs none. Images are never decoded, scripts and forms never run.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
	const [library, worker] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), importWorker()]);
	Object.assign(globalThis, { pdfjsWorker: worker });
	return library.getDocument({
		// a copy: the library takes the bytes away from whoever gives them
		data: new Uint8Array(bytes),
		...characterMaps(),
		cMapPacked: true,
		disableFontFace: true,
		useSystemFonts: false,
		useWorkerFetch: false,
		useWasm: false,
		isOffscreenCanvasSupported: false,
		isImageDecoderSupported: false,
		enableXfa: false,
		maxImageSize: 1,
		verbosity: library.VerbosityLevel.ERRORS
	}).promise;
}

/**
 * Inside a worker the library's own one would take the thread for its own, and greet the page, which waits for an
 * answer to something else. It does not where there is a window.
 */
async function importWorker(): Promise<object> {
	const stands = 'WorkerGlobalScope' in globalThis && !('window' in globalThis);
	if (stands) Object.assign(globalThis, { window: globalThis });
	try {
		return await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
	} finally {
		if (stands) Reflect.deleteProperty(globalThis, 'window');
	}
}

/** Where the maps from bytes to Chinese characters are: beside the page's scripts, or in the package. */
function characterMaps() {
	const example = mapUrl('UniGB-UCS2-H');
	// Node reads files and fetches none; the library does so by itself, given a folder.
	if (example.protocol === 'file:')
		return { cMapUrl: decodeURIComponent(example.pathname).replace(/[^/]*$/u, '') };
	return { cMapUrl: './', BinaryDataFactory: FetchedMaps };
}

/** Vite finds the files by this pattern and ships them. */
function mapUrl(name: string): URL {
	return new URL(`../../../../node_modules/pdfjs-dist/cmaps/${name}.bcmap`, import.meta.url);
}

/** Fetches character maps from where the build has put them; other data that the library asks for is for drawing only. */
class FetchedMaps {
	async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
		if (kind !== 'cMapUrl') throw new Error(`${kind} is not shipped`);
		const response = await fetch(mapUrl(filename.replace(/\.bcmap$/u, '')));
		if (!response.ok) throw new Error(`${filename}: ${response.status}`);
		return new Uint8Array(await response.arrayBuffer());
	}
}
