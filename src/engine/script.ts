import { Field, RecordBatch, Schema, Table, tableToIPC } from 'apache-arrow';
import { CELLS, type Connection } from './connection.ts';
import { QueryError, type ResultColumn, type Script, type Statement } from './engine.ts';
import { EMPTY, type Kept } from './kept.ts';
import { keptAsText, parseType, printType, travelsAsText } from './format/type.ts';
import type { Session } from './session.ts';
import { queryError, type Sent } from './sql/error.ts';
import { quoteName } from './sql/quote.ts';
import { splitStatements, type Piece } from './sql/split.ts';
import { statementKind, type StatementKind } from './sql/statement-kind.ts';
import { setVariables } from './variables.ts';

/** A table of the connection's own database for results on their way. */
const RESULT = '#result';

/** One statement that is known to be one for the engine too. */
export interface Step {
	readonly kind: StatementKind;
	readonly piece: Piece;
	readonly sent: Sent;
}

/** The engine would take a text to end there, and drop the rest without a word. */
function refuseNul(text: string, toSource: (offset: number) => number): void {
	const start = text.indexOf('\0');
	if (start < 0) return;
	throw new QueryError(
		{ zh: 'SQL 中不能有空字符（NUL）', en: 'there is a NUL character in the SQL' },
		{ type: 'Parser', span: { start: toSource(start), end: toSource(start + 1) } }
	);
}

/** The statements as the engine tells them apart. */
export async function stepsOf(session: Session, statements: readonly Statement[]): Promise<Step[]> {
	const steps: Step[] = [];
	for (const { text, toSource } of statements) {
		refuseNul(text, toSource);
		for (const piece of await splitStatements(session.database, text)) {
			const sent = {
				text: piece.text,
				prefix: '',
				toSource: (offset: number) => toSource(piece.start + offset)
			};
			steps.push({ kind: statementKind(piece, toSource), piece, sent });
		}
	}
	return steps;
}

/** Sends `prefix` and the statement as one; what fails is shown at its place in the cell. */
export async function send(
	connection: Connection,
	{ sent }: Step,
	prefix: string,
	suffix: string,
	signal: AbortSignal | undefined
): Promise<Table> {
	try {
		return await connection.send(prefix + sent.text + suffix, signal);
	} catch (thrown) {
		signal?.throwIfAborted();
		throw queryError(thrown, { ...sent, prefix });
	}
}

/** Runs a statement as it is. What it returns of rows that it writes may have any type, an ENUM too. */
async function report(connection: Connection, step: Step, signal: AbortSignal | undefined): Promise<Table> {
	if (!step.piece.tokens.some(({ text }) => text === 'RETURNING'))
		return send(connection, step, '', '', signal);
	try {
		return await connection.query(step.sent.text);
	} catch (thrown) {
		throw queryError(thrown, step.sent);
	}
}

/**
 * Runs `work` in a transaction that has written to the connection's own database first. DuckDB lets a
 * transaction write to one database only, so whatever the statement is, it cannot change the dataset or the
 * result of another cell: the engine refuses, not we.
 */
async function confined<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
	connection.dirty = true;
	await connection.query('BEGIN TRANSACTION');
	try {
		await connection.query(`CREATE OR REPLACE SEQUENCE ${connection.ownName('#writer')}`);
		const result = await work();
		await connection.query('COMMIT');
		return result;
	} catch (thrown) {
		await connection.query('ROLLBACK');
		throw thrown;
	}
}

/** Words of statements that leave something on the connection itself; PIVOT makes a temporary type. */
const TRACES = new Set(['TEMP', 'TEMPORARY', 'VARIABLE', 'PIVOT', 'PIVOT_WIDER']);

/** Whether a statement leaves something on the connection itself. */
export function leavesTraces({ piece }: Step): boolean {
	return piece.tokens.some(({ text }) => TRACES.has(text));
}

/** Runs a statement of ours around one of a script's: as it is, or confined. */
type Around = (connection: Connection, work: () => Promise<Table>) => Promise<Table>;

/** Makes the query `step` the table `target`. */
async function store(
	connection: Connection,
	step: Step,
	target: string,
	around: Around,
	signal: AbortSignal | undefined
): Promise<Stored> {
	const create = `CREATE OR REPLACE TABLE ${target} AS `;
	try {
		const count = await around(connection, () => send(connection, step, create, '', signal));
		return { rowCount: countOf(count), original: null };
	} catch (thrown) {
		if (!(thrown instanceof Error) || !thrown.message.includes('A table cannot be created from'))
			throw thrown;
	}
	// Some types exist in queries only; such columns are kept as text and go by their own type all the same.
	const described = columnsOf(
		await around(connection, () => send(connection, step, 'DESCRIBE ', '', signal))
	);
	const original = described.map(({ type }, index) => ({ name: distinctName(described, index), type }));
	const list = original.map(({ name, type }, index) => {
		const whole = parseType(type);
		const kept = printType(whole, keptAsText);
		return `${kept === printType(whole) ? `c${index}` : `CAST(c${index} AS ${kept})`} AS ${quoteName(name)}`;
	});
	const names = original.map((_, index) => `c${index}`).join(', ');
	const prefix = `${create}SELECT ${list.join(', ')} FROM (`;
	const count = await around(connection, () => send(connection, step, prefix, `\n) AS t(${names})`, signal));
	return { rowCount: countOf(count), original };
}

/** What `CREATE TABLE … AS` answers. */
function countOf(answer: Table): number {
	return Number(answer.getChildAt(0)?.get(0) ?? 0);
}

interface Stored {
	readonly rowCount: number;
	/** the columns with the types of the query, where the table has others */
	readonly original: readonly ResultColumn[] | null;
}

/** The name of a column among columns of the same name, numbered as DuckDB does it. */
function distinctName(columns: readonly { readonly name: string }[], index: number): string {
	const used = new Set<string>();
	let distinct = '';
	for (const { name } of columns.slice(0, index + 1)) {
		distinct = name;
		for (let number = 1; used.has(distinct.toLowerCase()); number++) distinct = `${name}_${number}`;
		used.add(distinct.toLowerCase());
	}
	return distinct;
}

function columnsOf(described: Table): ResultColumn[] {
	return described.toArray().map((row) => ({ name: String(row.column_name), type: String(row.column_type) }));
}

/** Keeps the rows that a statement gave by itself as a table of the connection's own database. */
async function storeRows(connection: Connection, rows: Table): Promise<Stored> {
	const { fields } = rows.schema;
	const distinct = fields.map(
		({ type, nullable, metadata }, index) => new Field(distinctName(fields, index), type, nullable, metadata)
	);
	const schema = new Schema(distinct);
	const batches = rows.batches.map(({ data }) => new RecordBatch(schema, data));
	await connection.query(`DROP TABLE IF EXISTS ${connection.ownName(RESULT)}`);
	await connection.insert(tableToIPC(new Table(schema, batches), 'stream'), RESULT);
	return { rowCount: rows.numRows, original: null };
}

async function describe(connection: Connection, target: string, stored: Stored): Promise<Kept> {
	const columns = columnsOf(await connection.query(`DESCRIBE ${target}`));
	const list = columns.map(({ name, type }) => {
		const travels = printType(parseType(type), travelsAsText);
		return travels === printType(parseType(type))
			? quoteName(name)
			: `CAST(${quoteName(name)} AS ${travels}) AS ${quoteName(name)}`;
	});
	return {
		columns: stored.original ?? columns,
		rowCount: stored.rowCount,
		select: `SELECT ${list.join(', ')} FROM ${target}`
	};
}

/**
 * Runs `script` on `connection`, statement by statement, and keeps the last result as the table `target`,
 * or as a table of the connection's own database where `target` is null: it lives until the next script then.
 */
export async function runScript(
	session: Session,
	connection: Connection,
	script: Script,
	target: string | null,
	signal: AbortSignal | undefined
): Promise<Kept> {
	await connection.refresh();
	const steps = await stepsOf(session, script.statements);
	await setVariables(connection, script.variables);
	if (steps.some(leavesTraces)) connection.traced = true;
	const own = connection.ownName(RESULT);
	let kept = EMPTY;
	for (const [index, step] of steps.entries()) {
		signal?.throwIfAborted();
		const last = index === steps.length - 1;
		// A query alone goes straight to its place: it can write nowhere else.
		if (step.kind === 'query' && steps.length === 1) {
			const stored = await store(connection, step, target ?? own, (_, work) => work(), signal);
			return describe(connection, target ?? own, stored);
		}
		let stored: Stored | null = null;
		if (step.kind === 'query' && last) {
			stored = await store(connection, step, own, confined, signal);
		} else {
			const rows = await confined(connection, () => report(connection, step, signal));
			if (step.kind === 'report' && last) stored = await storeRows(connection, rows);
		}
		if (!last || stored === null) continue;
		if (target !== null) await connection.query(`CREATE OR REPLACE TABLE ${target} AS FROM ${own}`);
		kept = await describe(connection, target ?? own, stored);
	}
	return kept;
}

/** The full, quoted name of the table that holds the result of the cell `name`. */
export function cellTable(name: string): string {
	return `${quoteName(CELLS)}.main.${quoteName(name)}`;
}
