import type { Span } from '../base/span.ts';
import { withClickParameter } from './chart/form.ts';
import { compileCells, type CompiledCell } from './compile.ts';
import { setAttribute, setBody, setName } from './format/edit.ts';
import { cellsOf } from './format/parse.ts';
import { proseSegments } from './format/quotes.ts';
import type { BlockId, CellKey, Notebook } from './model.ts';
import { toCellKey } from './names.ts';
import type { CompiledSql, RelationUse } from './sql/compile.ts';
import { inSql } from './sql/in-sql.ts';
import { qualifierPlaces } from './sql/qualifiers.ts';
import { tokenize, type Token } from './sql/tokens.ts';

/** A name to be put in place of `span` of a text. */
interface Replacement {
	readonly span: Span;
	readonly text: string;
}

/** The database of the cells' results, and its schema. */
const CELLS = new Set(['cells', 'main', 'cells.main']);

function isName({ kind }: Token): boolean {
	return kind === 'word' || kind === 'quoted';
}

/** The last name of a reference such as `cells.main.a`, at its place in the body; null for one inside a string. */
function lastName(body: string, { span, qualifier }: RelationUse): Token | null {
	const tokens = tokenize(body.slice(span.start, span.end));
	const last = tokens.at(-1);
	if (last === undefined || !isName(last) || tokens.length !== qualifier.length * 2 + 1) return null;
	return { ...last, start: span.start + last.start, end: span.start + last.end };
}

/** What changes in `body`, some SQL or YAML with SQL in it, when the query `key` gets another name. */
function relationChanges(body: string, sql: CompiledSql, key: CellKey, name: string): Replacement[] {
	const own = sql.relations.filter(
		(relation) =>
			toCellKey(relation.name) === key &&
			(relation.qualifier.length === 0 || CELLS.has(relation.qualifier.join('.').toLowerCase()))
	);
	const named = own.flatMap((relation): Replacement[] => {
		const last = lastName(body, relation);
		return last === null ? [] : [{ span: last, text: inSql(name, last.kind === 'quoted') }];
	});
	if (named.length === 0) return [];
	const spans = sql.statements.map(({ text, toSource }): Span => ({
		start: toSource(0),
		end: toSource(text.length)
	}));
	const among = spans.filter((span) => named.some((each) => within(each.span, span)));
	const isIt = (text: string): boolean => toCellKey(text) === key;
	const before = among.flatMap((span): Replacement[] => {
		const reads = new Set(named.map((each) => each.span.start - span.start));
		return qualifierPlaces(body.slice(span.start, span.end), isIt, reads).map(({ start, end, quoted }) => ({
			span: { start: span.start + start, end: span.start + end },
			text: inSql(name, quoted)
		}));
	});
	return [...named, ...before];
}

function within(inner: Span, outer: Span): boolean {
	return inner.start >= outer.start && inner.end <= outer.end;
}

function parameterChanges(sql: CompiledSql, key: CellKey, name: string): Replacement[] {
	return sql.parameters
		.filter((parameter) => toCellKey(parameter.name) === key)
		.map(({ span }) => ({ span, text: `$${name}` }));
}

function replaceAll(text: string, changes: readonly Replacement[]): string {
	let result = text;
	let limit = text.length + 1;
	for (const { span, text: name } of changes.toSorted((a, b) => b.span.start - a.span.start)) {
		if (span.end > limit) continue;
		result = result.slice(0, span.start) + name + result.slice(span.end);
		limit = span.start;
	}
	return result;
}

function bodyChanges(
	cell: CompiledCell,
	kind: CompiledCell['kind'],
	key: CellKey,
	name: string
): Replacement[] {
	const sql = cell.kind === 'sql' ? cell.sql : cell.kind === 'input' ? cell.options : null;
	if (sql === null) return [];
	if (kind === 'sql') return relationChanges(cell.block.body, sql, key, name);
	return kind === 'input' ? parameterChanges(sql, key, name) : [];
}

/** `{{a.n}}` and `{{a}}` in prose under the other name. */
function renameQuotes(prose: string, key: CellKey, name: string): string {
	return proseSegments(prose)
		.map((part) => {
			if (part.kind === 'text') return part.text;
			const { raw, cell } = part.quote;
			return toCellKey(cell) === key ? raw.replace(cell, () => name) : raw;
		})
		.join('');
}

/**
 * Gives a cell another name, and whatever reads it follows: SQL, charts, quotes in prose. Strings and comments stay.
 * `name` is a good one that no other cell has.
 */
export function renameCell(notebook: Notebook, id: BlockId, name: string): Notebook {
	const cell = cellsOf(notebook).find((candidate) => candidate.id === id);
	if (cell === undefined || (cell.named && cell.name === name)) return notebook;
	// Of cells that share a name the first has it: what reads the name does not mean the others.
	const first = cellsOf(notebook).find(({ key }) => key === cell.key);
	let result = notebook;
	if (first === cell) {
		for (const reader of compileCells(notebook)) {
			const { block } = reader;
			const changes = bodyChanges(reader, cell.kind, cell.key, name);
			if (changes.length > 0) result = setBody(result, block.id, replaceAll(block.body, changes));
			if (reader.kind !== 'chart') continue;
			// The words of a chart may quote values, as prose does; a click may choose for an input.
			const clicked = cell.kind === 'input' && toCellKey(reader.spec?.click?.parameter ?? '') === cell.key;
			const body = clicked ? withClickParameter(block.body, name) : block.body;
			result = setBody(result, block.id, renameQuotes(body, cell.key, name));
			if (cell.kind !== 'sql') continue;
			const from = block.attributes.find((attribute) => attribute.name === 'from');
			if (from !== undefined && toCellKey(from.value) === cell.key) {
				result = setAttribute(result, block.id, 'from', name);
			}
		}
		for (const block of notebook.blocks) {
			if (block.kind === 'prose') {
				result = setBody(result, block.id, renameQuotes(block.raw, cell.key, name));
			}
		}
	}
	return setName(result, id, name);
}
