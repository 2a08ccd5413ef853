import { foldName } from '../sql/cursor.ts';
import { inSql } from '../sql/in-sql.ts';
import { isCellName, toCellKey } from '../names.ts';
import type { ScriptStatement } from './script-statements.ts';

/** A cell that a script becomes. */
export interface ScriptCell {
	/** the table or view that it is; null for any name */
	readonly name: string | null;
	readonly body: string;
}

/** A script of many changes between its queries would be written out again and again: characters beside four times its own. */
const ROOM = 200_000;

/** A statement in its place. */
type Placed = ScriptStatement & { readonly at: number };

/** A table or view of the script that can be a cell by itself: nothing changes it once it was read. */
interface Own {
	readonly name: string;
	/** the statements that make it */
	readonly parts: readonly Placed[];
}

/** Says what each statement of a script needs of those before it. */
class Script {
	readonly statements: readonly Placed[];
	/** the changes of each name, in their order */
	readonly #changes = new Map<string, Placed[]>();
	readonly #reserved: ReadonlySet<string>;
	/** tables and views that are cells, by their name as it compares */
	readonly own: ReadonlyMap<string, Own>;

	constructor(statements: readonly ScriptStatement[], reserved: ReadonlySet<string>) {
		this.#reserved = reserved;
		const last = new Map<string, number>();
		statements.forEach(({ names }, at) => names.forEach((name) => last.set(name, at)));
		const made = new Set<string>();
		this.statements = statements.map((statement, at): Placed => {
			// Tidying up before and after: a cell finds nothing there, and what it makes goes with it.
			const tidies =
				statement.drops &&
				statement.affects.every((name) => name !== '*' && (last.get(name) === at || !made.has(name)));
			if (tidies) return { ...statement, role: 'idle', affects: [], at };
			for (const name of statement.affects) made.add(name);
			return { ...statement, at };
		});
		for (const statement of this.statements) {
			for (const name of statement.affects) {
				const list = this.#changes.get(name);
				if (list) list.push(statement);
				else this.#changes.set(name, [statement]);
			}
		}
		this.own = this.#findOwn();
	}

	/** The changes before `statement` without which it would not run as in the script, in their order. */
	needs(statement: Placed): readonly Placed[] {
		/** how far the changes are known that each of those found reads */
		const found = new Map<Placed, number>();
		const visit = (reader: Placed, before: number): void => {
			for (const name of [...reader.names, '*']) {
				if (this.own.has(name) && !reader.affects.includes(name)) continue;
				for (const change of this.#changes.get(name) ?? []) {
					if (change.at >= before) break;
					// A view reads what there is when it is read.
					const known = change.reads ? before : change.at;
					if ((found.get(change) ?? -1) >= known) continue;
					found.set(change, known);
					visit(change, known);
				}
			}
		};
		visit(statement, statement.at);
		return [...found.keys()].toSorted((left, right) => left.at - right.at);
	}

	#findOwn(): ReadonlyMap<string, Own> {
		const readers = new Map<string, Placed[]>();
		const referred = new Set<string>();
		for (const statement of this.statements) {
			if (statement.role === 'idle') continue;
			for (const name of statement.refersTo) referred.add(name);
			for (const name of statement.names) {
				if (statement.affects.includes(name)) continue;
				const list = readers.get(name);
				if (list) list.push(statement);
				else readers.set(name, [statement]);
			}
		}
		const own = new Map<string, Own>();
		const everything = this.#changes.get('*')?.at(-1)?.at ?? -1;
		for (const [name, parts] of this.#changes) {
			const made = parts.find(({ drops }) => !drops);
			const [first, last] = [parts[0], parts.at(-1)];
			if (!first || !last || !made?.makes || made.makes.readsNamesake || foldName(made.makes.name) !== name)
				continue;
			if (!isCellName(made.makes.name) || this.#reserved.has(toCellKey(made.makes.name))) continue;
			if (referred.has(name) || everything > first.at || parts.some(({ affects }) => affects.length > 1))
				continue;
			if (readers.get(name)?.some(({ at }) => at < last.at)) continue;
			if (parts.some(({ makes }) => makes?.isView) && this.#changesLater(last)) continue;
			own.set(name, { name: made.makes.name, parts });
		}
		return own;
	}

	/** Whether what a view reads changes once it is made. */
	#changesLater(view: Placed): boolean {
		const seen = new Set<string>(view.affects);
		const changes = (reader: Placed): boolean =>
			[...reader.names].some((name) => {
				if (seen.has(name)) return false;
				seen.add(name);
				const all = this.#changes.get(name) ?? [];
				return (all.at(-1)?.at ?? -1) > view.at || all.some((change) => change.reads && changes(change));
			});
		return changes(view);
	}
}

const IDLE = '-- 未执行，页面不需要 / not run, the page has no need of it:';

/** A statement as a comment. */
function asComment({ lead, text, trail }: ScriptStatement): string {
	const lines = `${text};${trail}`.split('\n').map((line) => `-- ${line}`.trimEnd());
	return `${lead}${lines.join('\n')}`;
}

/** Writes statements one under the other; comments before and after one are written the first time only. */
class Writer {
	readonly #written = new Set<ScriptStatement>();
	/** what stands for the reader only, on its way to the next cell */
	#waiting: string[] = [];
	length = 0;

	/** A statement that stands for the reader only. */
	idle(statement: ScriptStatement): void {
		if (this.#waiting.length === 0) this.#waiting.push(IDLE);
		this.#waiting.push(asComment(statement));
	}

	isWritten(statement: ScriptStatement): boolean {
		return this.#written.has(statement);
	}

	body(statements: readonly ScriptStatement[], query: string | null): string {
		const parts = statements.map((statement, index) => {
			const first = !this.#written.has(statement);
			this.#written.add(statement);
			const { lead, text, trail } = statement;
			const end = query === null && index === statements.length - 1 ? '' : ';';
			return first ? `${lead}${text}${end}${trail}` : text + end;
		});
		const waited = this.#waiting;
		this.#waiting = [];
		const body = [...waited, ...parts, ...(query === null ? [] : [query])].join('\n');
		this.length += body.length;
		return body;
	}

	/** What still waits, to be put at the end of the last cell. */
	rest(): string {
		return this.#waiting.join('\n');
	}
}

/** A table or view as a cell: its query, or what makes it and then its rows. */
function ownCell(script: Script, writer: Writer, { name, parts }: Own): ScriptCell {
	const [only, ...more] = parts;
	const needed = parts.flatMap((part) => script.needs(part)).filter((part) => !parts.includes(part));
	const before = [...new Set(needed)].toSorted((left, right) => left.at - right.at);
	const query = only?.makes?.query;
	if (only && query && more.length === 0) {
		return { name, body: writer.body([...before, { ...only, text: query }], null) };
	}
	const all = [...before, ...parts].toSorted((left, right) => left.at - right.at);
	return { name, body: writer.body(all, `FROM ${inSql(name)}`) };
}

/**
 * The cells that a script becomes, so that each can run by itself: a table or view that nothing changes once it
 * was read is a cell of its name, a query is a cell, and other changes stand before each query that needs them.
 */
export function scriptCells(
	statements: readonly ScriptStatement[],
	rest: string,
	reserved: ReadonlySet<string>
): readonly ScriptCell[] {
	const size = statements.reduce(
		(sum, { lead, text, trail }) => sum + lead.length + text.length + trail.length,
		0
	);
	const cells = cellsWithin(new Script(statements, reserved), rest, 4 * size + ROOM);
	if (cells !== null) return cells;
	const writer = new Writer();
	const run = statements.flatMap((each) => (each.role === 'idle' ? [] : [each]));
	return [{ name: null, body: [writer.body(run, null), rest].filter((part) => part !== '').join('\n') }];
}

/** The cells as long as they hold no more than `most` characters; null beyond. */
function cellsWithin(script: Script, rest: string, most: number): readonly ScriptCell[] | null {
	const writer = new Writer();
	const cells: ScriptCell[] = [];
	const endOf = new Map([...script.own.values()].map((own) => [own.parts.at(-1), own]));
	const inOwn = new Set([...script.own.values()].flatMap(({ parts }) => parts));
	for (const statement of script.statements) {
		if (writer.length > most) return null;
		const own = endOf.get(statement);
		if (own) cells.push(ownCell(script, writer, own));
		else if (statement.role === 'idle') writer.idle(statement);
		else if (statement.role === 'query') {
			cells.push({ name: null, body: writer.body([...script.needs(statement), statement], null) });
		}
	}
	const left = script.statements.filter(
		(statement) => statement.role === 'change' && !inOwn.has(statement) && !writer.isWritten(statement)
	);
	if (left.length > 0) {
		const needed = new Set([...left.flatMap((each) => script.needs(each)), ...left]);
		const all = [...needed].toSorted((one, other) => one.at - other.at);
		cells.push({ name: null, body: writer.body(all, null) });
	}
	const end = [writer.rest(), rest].filter((part) => part !== '').join('\n');
	const last = cells.at(-1);
	if (end === '') return cells;
	// In a file of nothing else it is all there is.
	if (!last) return [{ name: null, body: end }];
	return cells.with(-1, { ...last, body: `${last.body}\n${end}` });
}
