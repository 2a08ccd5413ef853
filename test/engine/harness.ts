import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { bootNode } from '../../src/engine/boot-node.ts';
import type { Boot, BootedDatabase } from '../../src/engine/database.ts';
import { createEngine } from '../../src/engine/duckdb-engine.ts';
import type {
	Engine,
	EngineData,
	EngineResult,
	Script,
	Statement,
	Variable
} from '../../src/engine/engine.ts';
import type { Json } from '../../src/engine/format/cell.ts';
import { jsonRows } from '../../src/engine/format/rows.ts';

/** Four tasks, with a view over them as the dataset has its own. */
export function tinyData(): EngineData {
	const tasks = tableFromArrays({
		task_id: ['a#1', 'a#2', 'a#3', 'b#1'],
		domain: ['education', 'education', 'health', 'health'],
		status: ['on_pace', 'behind', 'on_pace', 'behind'],
		seq: Int32Array.from([1, 2, 3, 1])
	});
	return {
		tables: [{ name: 'tasks', bytes: tableToIPC(tasks, 'stream') }],
		statements: [
			"COMMENT ON TABLE tasks IS '任务 | tasks'",
			'CREATE VIEW "任务" AS SELECT task_id AS "任务编号", domain AS "领域" FROM tasks',
			'CREATE MACRO double_of(x) AS x * 2'
		]
	};
}

/** An engine over `data`, and the ways to harm it. */
export interface Harness {
	readonly engine: Engine;
	/** Ends the worker behind the engine's back, as a crash does. */
	crash(): void;
	/** How many workers were started. */
	readonly starts: () => number;
}

export function harness(data: EngineData = tinyData(), grace?: number): Harness {
	let booted: BootedDatabase | undefined;
	let starts = 0;
	const boot: Boot = async (onProgress) => {
		starts++;
		booted = await bootNode(onProgress);
		return booted;
	};
	const engine = createEngine({ boot, source: async () => data, ...(grace === undefined ? {} : { grace }) });
	return {
		engine,
		crash: () => booted?.end(new Error('the engine crashed: for a test')),
		starts: () => starts
	};
}

/** `sql` as the only statement of a cell. */
export function statement(sql: string): Statement {
	return { text: sql, toSource: (offset) => offset };
}

export function script(
	name: string,
	sql: string | readonly string[],
	variables: readonly Variable[] = []
): Script {
	const texts = typeof sql === 'string' ? [sql] : sql;
	return { name, statements: texts.map(statement), variables };
}

/** The rows of a result that is not longer than what came at once. */
export function rowsOf(result: EngineResult): Json[][] {
	return jsonRows(result.rows);
}
