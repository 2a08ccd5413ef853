import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Worker as NodeWorker } from 'node:worker_threads';
import type * as DuckDB from '@duckdb/duckdb-wasm';
import type { Boot } from './database.ts';
import { WorkerPort } from './worker-port.ts';

const require = createRequire(import.meta.url);
const SCRIPT = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-eh.worker.cjs');
const WASM = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');

/**
 * Runs in the worker. DuckDB's script expects the globals of a web worker, reads the .wasm itself and logs
 * every error of a query to the console: it gets those globals, our compiled module, and no console.
 */
const BOOTSTRAP = `
const { parentPort, workerData } = require('node:worker_threads');
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = (source, imports) => source instanceof WebAssembly.Module
	? instantiate(source, imports)
	: instantiate(workerData.module, imports).then((instance) => ({ instance, module: workerData.module }));
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
console.log = () => {};
require(workerData.script);
parentPort.on('message', (data) => globalThis.onmessage({ data }));
`;

let compiled: Promise<WebAssembly.Module> | undefined;

/** Compiled once for all workers of the process: a restart takes a fifth of a first start. */
function compiledModule(): Promise<WebAssembly.Module> {
	compiled ??= readFile(WASM).then((bytes) => WebAssembly.compile(new Uint8Array(bytes)));
	return compiled;
}

/**
 * Starts the page's .wasm in a thread of Node. The thread holds the process only while a call waits,
 * so a command that forgets to close its engine ends all the same.
 */
export const bootNode: Boot = async (onProgress) => {
	const module = await compiledModule();
	onProgress({ loaded: 1, total: 1 });
	const worker = new NodeWorker(BOOTSTRAP, { eval: true, workerData: { script: SCRIPT, module } });
	worker.unref();
	const port: WorkerPort = new WorkerPort({
		post: (message, transfer) => worker.postMessage(message, transfer as never),
		terminate: () => void worker.terminate(),
		onBusy: (busy) => (busy ? worker.ref() : worker.unref())
	});
	worker.on('message', (data) => port.deliver(data));
	worker.on('error', (error) =>
		port.end(new Error(`the engine crashed: ${error.message}`, { cause: error }))
	);
	worker.on('exit', () => port.end(new Error('the engine crashed: its worker ended')));
	const { AsyncDuckDB, VoidLogger } = require('@duckdb/duckdb-wasm/dist/duckdb-node.cjs') as typeof DuckDB;
	// WorkerPort has what the binding uses of a Worker.
	const database = new AsyncDuckDB(new VoidLogger(), port as unknown as Worker);
	try {
		// The script reads this file before it instantiates; the module that it gets is ours.
		await database.instantiate(SCRIPT);
		await database.open({});
	} catch (thrown) {
		port.end(new Error('the engine did not start', { cause: thrown }));
		throw thrown;
	}
	return { database, ended: port.ended, end: (reason) => port.end(reason) };
};
