import { text } from 'node:stream/consumers';
import { InputError } from '../base/errors.ts';
import { QueryError, type Engine, type EngineResult } from '../engine/engine.ts';
import { jsonRows } from '../engine/format/rows.ts';
import { readArguments, runCommand, writeOut } from './cli.ts';
import { nodeEngine } from './node-engine.ts';
import { queryInputError } from './query-error.ts';
import { FORMATS, formatted, type Format, type Windows } from './query-output.ts';

const USAGE = 'npm run --silent query -- "SQL" [--format json|csv|table]';
const RESULT = 'query';
/** rows read from the engine at once */
const WINDOW = 10_000;

function formatOf(value: string): Format {
	const format = FORMATS.find((known) => known === value);
	if (format) return format;
	throw new InputError({
		zh: `--format 只能是 ${FORMATS.join('、')}，不能是 ${value}`,
		en: `--format is one of ${FORMATS.join(', ')}, not ${value}`
	});
}

async function sqlOf(positionals: readonly string[]): Promise<string> {
	const [given] = positionals;
	const sql = given === '-' ? await text(process.stdin) : given;
	if (sql === undefined || sql.trim() === '' || positionals.length > 1) {
		throw new InputError({
			zh: `请给出一段 SQL，或用 - 从标准输入读取。用法：${USAGE}`,
			en: `give one SQL text, or - to read it from stdin. Usage: ${USAGE}`
		});
	}
	return sql;
}

async function run(engine: Engine, sql: string): Promise<EngineResult> {
	try {
		const statement = { text: sql, toSource: (offset: number) => offset };
		return await engine.run({ name: RESULT, statements: [statement], variables: [] }, { rowLimit: WINDOW });
	} catch (thrown) {
		throw thrown instanceof QueryError ? queryInputError(thrown, sql) : thrown;
	}
}

async function* windowsOf(engine: Engine, result: EngineResult): Windows {
	yield jsonRows(result.rows);
	for (let row = WINDOW; row < result.rowCount; row += WINDOW) {
		yield jsonRows(await engine.page(RESULT, row, WINDOW));
	}
}

await runCommand(async (args) => {
	const { values, positionals } = readArguments(
		args,
		{ format: { type: 'string', default: 'table' } },
		USAGE
	);
	const format = formatOf(values.format);
	const sql = await sqlOf(positionals);
	const engine = nodeEngine();
	try {
		const result = await run(engine, sql);
		for await (const piece of formatted(format, result.columns, windowsOf(engine, result)))
			await writeOut(piece);
	} finally {
		await engine.close();
	}
});
