import { bootNode } from '../engine/boot-node.ts';
import { createEngine } from '../engine/duckdb-engine.ts';
import type { Engine } from '../engine/engine.ts';
import { ensureDataset } from './dataset.ts';

/**
 * The engine of the commands: the page's own .wasm in a worker, over the built dataset, which is built first
 * where it is missing or not of the present inputs. Close it when done.
 */
export function nodeEngine(): Engine {
	return createEngine({
		boot: bootNode,
		source: async () => {
			const { files, sql } = await ensureDataset();
			return { tables: files, statements: sql };
		}
	});
}
