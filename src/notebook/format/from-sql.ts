import { cellNames, isCellName, toCellKey } from '../names.ts';
import { tokenize, type Token } from '../sql/tokens.ts';
import { insertBlock } from './edit.ts';
import { formatNotebook, parseNotebook, withPlainLineEnds } from './parse.ts';

/** One statement with the comments before it, and the relation that it makes. */
interface Part {
	readonly name: string | null;
	readonly body: string;
}

const MODIFIERS = new Set(['temp', 'temporary', 'or', 'replace', 'table', 'view', 'if', 'not', 'exists']);

/** `CREATE TABLE a AS SELECT …`: a cell called `a` says the same, and other cells can read it. Null for all else. */
function created(
	tokens: readonly Token[]
): { readonly name: string; readonly start: number; readonly end: number } | null {
	if (tokens[0]?.kind !== 'word' || tokens[0].text !== 'create') return null;
	let at = 1;
	let relation = false;
	for (let token = tokens[at]; token?.kind === 'word' && MODIFIERS.has(token.text); token = tokens[++at]) {
		if (token.text === 'table' || token.text === 'view') relation = true;
	}
	const [name, as, query] = [tokens[at], tokens[at + 1], tokens[at + 2]];
	if (!relation || !name || !query || as?.kind !== 'word' || as.text !== 'as') return null;
	return { name: name.text, start: tokens[0].start, end: query.start };
}

function partsOf(sql: string): Part[] {
	const tokens = tokenize(sql);
	const ends = tokens.filter(({ kind, text }) => kind === 'symbol' && text === ';').map(({ end }) => end);
	const parts: Part[] = [];
	let from = 0;
	for (const end of [...ends, sql.length]) {
		const own = tokens.filter((token) => token.start >= from && token.end <= end && token.text !== ';');
		const text = sql.slice(from, end);
		const last = parts.at(-1);
		if (own.length > 0) {
			const made = created(own);
			const before = made === null ? '' : sql.slice(from, made.start);
			const body = made === null ? text : before + sql.slice(made.end, end);
			parts.push({ name: made?.name ?? null, body: body.trim().replace(/\s*;$/, '') });
		} else if (text.replace(/;/g, '').trim() !== '') {
			// A comment after the last statement belongs to it; in a file of nothing else it is all there is.
			if (last === undefined) parts.push({ name: null, body: text.trim() });
			else parts[parts.length - 1] = { ...last, body: `${last.body}\n${text.trim()}` };
		}
		from = end;
	}
	return parts;
}

/** The notebook's Markdown for a plain SQL file: one cell per statement, comments kept with it. */
export function notebookFromSql(title: string, sql: string): string {
	const parts = partsOf(withPlainLineEnds(sql.replace(/^\uFEFF/, '')));
	const wanted = parts.flatMap(({ name }) => (name !== null && isCellName(name) ? [toCellKey(name)] : []));
	const taken = new Set(wanted);
	const next = cellNames(taken);
	let notebook = parseNotebook(`---\ntitle: ${JSON.stringify(title)}\n---\n`);
	for (const { name, body } of parts) {
		// Made twice, it is the first that has the name.
		const free = name !== null && isCellName(name) && taken.delete(toCellKey(name));
		const block = { kind: 'sql', body, attributes: { name: free ? name : next() } } as const;
		notebook = insertBlock(notebook, notebook.blocks.length, { kind: 'prose', text: '\n' });
		notebook = insertBlock(notebook, notebook.blocks.length, block);
	}
	return formatNotebook(notebook);
}
