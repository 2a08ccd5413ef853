import { Int32, Table, tableToIPC, Utf8 } from 'apache-arrow';
import { engineAssets } from 'virtual:engine-assets';
import { arrowVector } from '../../../src/base/arrow-vector.ts';
import { bootPage } from '../../../src/engine/boot-page.ts';
import type { BootProgress } from '../../../src/engine/database.ts';
import { createEngine } from '../../../src/engine/duckdb-engine.ts';
import type { Variable } from '../../../src/engine/engine.ts';
import type { Json } from '../../../src/engine/format/cell.ts';
import { jsonRows } from '../../../src/engine/format/rows.ts';

const table = new Table({
	seq: arrowVector([1, 2, null], new Int32()),
	title: arrowVector(['甲', '乙', '丙'], new Utf8())
});
const bytes = tableToIPC(table, 'stream');
const progress: BootProgress[] = [];
const engine = createEngine({
	boot: bootPage(engineAssets),
	source: async () => ({ tables: [{ name: 'tasks', bytes }], statements: [] }),
	onProgress: (step) => progress.push(step),
	grace: 200
});

/** What the test calls: rows, or the error as text; cancelled after `cancelAfter` milliseconds where given. */
async function run(
	sql: string,
	variables: readonly Variable[] = [],
	cancelAfter?: number
): Promise<Json[][] | string> {
	const controller = new AbortController();
	if (cancelAfter !== undefined) setTimeout(() => controller.abort(), cancelAfter);
	const statements = [{ text: sql, toSource: (offset: number) => offset }];
	try {
		const result = await engine.run({ name: 'cell', statements, variables }, { signal: controller.signal });
		return jsonRows(result.rows);
	} catch (thrown) {
		return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
	}
}

declare global {
	interface Window {
		engineTest: { run: typeof run; progress: typeof progress; status: () => string };
	}
}

window.engineTest = { run, progress, status: () => engine.status };
