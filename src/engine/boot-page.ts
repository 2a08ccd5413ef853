import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import type { Boot, BootProgress } from './database.ts';
import { WorkerPort } from './worker-port.ts';

/** Where the page finds the engine; see `virtual:engine-assets`. */
export interface EngineAssets {
	readonly workerUrl: string;
	readonly wasmUrl: string;
	/** bytes of the .wasm as transferred */
	readonly wasmBytes: number;
}

/**
 * Runs in the worker before DuckDB's script. A worker made from a `blob:` is bound by the page's
 * Content-Security-Policy, one made from a URL is not. Nothing in it needs the network once the module is
 * here, so the ways there are taken away: a second lock behind `enable_external_access = false`.
 */
function bootstrap(workerUrl: string): string {
	return `
addEventListener('unhandledrejection', (event) => setTimeout(() => { throw event.reason; }));
addEventListener('message', (event) => {
	event.stopImmediatePropagation();
	const module = event.data;
	console.log = () => {};
	self.fetch = () => Promise.reject(new TypeError('no network in this worker'));
	self.XMLHttpRequest = self.WebSocket = self.EventSource = self.WebTransport = undefined;
	WebAssembly.instantiateStreaming = async (source, imports) => {
		await Promise.resolve(source).catch(() => {});
		return { module, instance: await WebAssembly.instantiate(module, imports) };
	};
	importScripts(${JSON.stringify(workerUrl)});
	self.importScripts = undefined;
}, { once: true });
`;
}

const GZIP = [0x1f, 0x8b];
const WASM = [0x00, 0x61, 0x73, 0x6d];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
	return magic.every((byte, index) => bytes[index] === byte);
}

/** The body of `response` as .wasm, whether or not the host or browser has inflated it already. */
async function wasmStream(
	response: Response,
	total: number,
	onProgress: (progress: BootProgress) => void
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
	if (!response.ok || !response.body) throw new Error(`the engine could not be fetched: ${response.status}`);
	const reader = response.body.getReader();
	const first = await reader.read();
	const head = first.value ?? new Uint8Array();
	const compressed = startsWith(head, GZIP);
	if (!compressed && !startsWith(head, WASM)) throw new Error('the engine could not be fetched: not a .wasm');
	let loaded = head.byteLength;
	const bytes = new ReadableStream<Uint8Array<ArrayBuffer>>({
		start: (controller) => controller.enqueue(head),
		async pull(controller) {
			const { value, done } = await reader.read();
			if (done) return controller.close();
			loaded += value.byteLength;
			onProgress({ loaded: Math.min(loaded, total), total });
			controller.enqueue(value);
		},
		cancel: (reason) => reader.cancel(reason)
	});
	return compressed ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes;
}

/** Compiled once per page and while it arrives: a restart needs neither the network nor the compiler. */
const modules = new Map<string, Promise<WebAssembly.Module>>();

async function compile(
	assets: EngineAssets,
	onProgress: (progress: BootProgress) => void
): Promise<WebAssembly.Module> {
	const response = await fetch(assets.wasmUrl);
	const stream = await wasmStream(response, assets.wasmBytes, onProgress);
	const wasm = new Response(stream, { headers: { 'Content-Type': 'application/wasm' } });
	return WebAssembly.compileStreaming(wasm);
}

function compiledModule(
	assets: EngineAssets,
	onProgress: (progress: BootProgress) => void
): Promise<WebAssembly.Module> {
	const known = modules.get(assets.wasmUrl);
	if (known) return known;
	const module = compile(assets, onProgress);
	modules.set(assets.wasmUrl, module);
	// A failed download may be tried again.
	module.catch(() => modules.delete(assets.wasmUrl));
	return module;
}

/** Starts the engine in a worker of the page; works under any sub-path and with no other origin. */
export function bootPage(assets: EngineAssets): Boot {
	return async (onProgress) => {
		const module = await compiledModule(assets, onProgress);
		const script = new Blob([bootstrap(new URL(assets.workerUrl, location.href).href)], {
			type: 'text/javascript'
		});
		const url = URL.createObjectURL(script);
		const worker = new Worker(url);
		const port: WorkerPort = new WorkerPort({
			post: (message, transfer) => worker.postMessage(message, transfer),
			terminate: () => worker.terminate()
		});
		worker.addEventListener('message', (event) => port.deliver(event.data));
		worker.addEventListener('error', (event) => {
			event.preventDefault();
			port.end(new Error(`the engine crashed: ${event.message}`));
		});
		worker.addEventListener('messageerror', () => {
			port.end(new Error('the engine crashed: its answer could not be read'));
		});
		// WorkerPort has what the binding uses of a Worker.
		const database = new AsyncDuckDB(new VoidLogger(), port as unknown as Worker);
		try {
			worker.postMessage(module);
			// Never fetched: the worker has the module already.
			await database.instantiate('duckdb.wasm');
			await database.open({});
		} catch (thrown) {
			port.end(new Error('the engine did not start', { cause: thrown }));
			throw thrown;
		} finally {
			URL.revokeObjectURL(url);
		}
		return { database, ended: port.ended, end: (reason) => port.end(reason) };
	};
}
