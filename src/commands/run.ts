import type { Engine, EngineResult, ResultColumn } from '../engine/engine.ts';
import type { Json } from '../engine/format/cell.ts';
import { jsonRows } from '../engine/format/rows.ts';
import { inUserLanguage, EXIT_BAD_INPUT, runCommand, writeMessage, writeOut } from './cli.ts';
import { blockStarts, bodySpanInRaw, cellsOf } from '../notebook/format/parse.ts';
import type { CellBlock } from '../notebook/model.ts';
import type { ParameterValue, Scalar } from '../notebook/parameters/spec.ts';
import type { CellStatus } from '../notebook/scheduler.ts';
import { CellScheduler } from '../state/cell-scheduler.ts';
import { Relations } from '../state/relations.ts';
import type { CellResult } from '../state/results.ts';
import { nodeEngine } from './node-engine.ts';
import { openNotebook, readNotebookArguments } from './notebook-file.ts';

const USAGE = 'npm run --silent run -- NOTEBOOK.md [--param NAME=VALUE …]';
/** rows read from the engine at once */
const WINDOW = 10_000;

function jsonScalar(value: Scalar): Json {
	return typeof value === 'bigint' ? String(value) : value;
}

/** The one row of an input: its value. */
function valueOf(name: string, value: ParameterValue): { columns: ResultColumn[]; row: Json[] } {
	if (!value.list) {
		return {
			columns: [{ name, type: value.type }],
			row: [value.value === null ? null : jsonScalar(value.value)]
		};
	}
	return { columns: [{ name, type: `${value.type}[]` }], row: [value.value.map(jsonScalar)] };
}

/** What a cell shows as rows; null for an input, whose value is not the engine's. */
function tableOf(result: CellResult): EngineResult | null {
	if (result.kind === 'sql') return result.table;
	return result.kind === 'chart' ? result.source : null;
}

async function* rowsOf(engine: Engine, name: string, result: CellResult): AsyncGenerator<Json[][]> {
	const table = tableOf(result);
	if (table === null) {
		if (result.kind === 'input') yield [valueOf(name, result.value).row];
		return;
	}
	yield jsonRows(table.rows);
	// A chart has all its rows; a query's further ones are with the engine.
	for (let row = table.rows.numRows; row < table.rowCount; row += WINDOW) {
		yield jsonRows(await engine.page(name, row, WINDOW));
	}
}

function columnsOf(name: string, result: CellResult | null): readonly ResultColumn[] {
	if (result === null) return [];
	return result.kind === 'input' ? valueOf(name, result.value).columns : (tableOf(result)?.columns ?? []);
}

/** The error of a cell that starts at `start` of the file, with its place there. */
function errorOf(block: CellBlock, start: number, status: CellStatus<CellResult> | null): Json {
	const error = status?.error;
	if (!error) return null;
	const { message, part, span } = error;
	const place = span === null ? null : part === 'body' ? bodySpanInRaw(block, span) : span;
	return {
		message: inUserLanguage(message),
		start: place === null ? null : start + place.start,
		end: place === null ? null : start + place.end
	};
}

/** Writes one cell as JSON, its rows as they come. */
async function writeCell(
	engine: Engine,
	block: CellBlock,
	start: number,
	status: CellStatus<CellResult> | null
): Promise<void> {
	const { name, kind } = block;
	const state = status?.state ?? 'pending';
	const result = state === 'done' ? (status?.result ?? null) : null;
	const head = { name, kind, state, columns: columnsOf(name, result) };
	await writeOut(`${JSON.stringify(head).slice(0, -1)},"rows":[`);
	let separator = '';
	if (result !== null) {
		for await (const window of rowsOf(engine, name, result)) {
			if (window.length === 0) continue;
			await writeOut(separator + window.map((row) => JSON.stringify(row)).join(',\n'));
			separator = ',\n';
		}
	}
	await writeOut(`],"error":${JSON.stringify(errorOf(block, start, status))}}`);
}

await runCommand(async (args) => {
	const { file, given } = readNotebookArguments(args, USAGE);
	const { notebook, chosen } = await openNotebook(file, given);
	for (const { message } of notebook.head.errors) writeMessage(inUserLanguage(message));
	const engine = nodeEngine();
	const cells = new CellScheduler({ engine, relations: new Relations(), observe: () => {} });
	try {
		// Apart from the cells: an engine that does not start is no fault of the notebook.
		await engine.start();
		cells.update(notebook, Object.fromEntries(chosen.map(({ block, texts }) => [block.name, texts])));
		await cells.idle();
		const starts = blockStarts(notebook);
		await writeOut('{"cells":[');
		for (const [index, block] of cellsOf(notebook).entries()) {
			await writeOut(index === 0 ? '\n' : ',\n');
			const status = cells.status(block.id);
			await writeCell(engine, block, starts.get(block.id) ?? 0, status);
			if (status?.state !== 'done') process.exitCode = EXIT_BAD_INPUT;
		}
		await writeOut('\n]}\n');
	} finally {
		await engine.close();
		cells.close();
	}
});
