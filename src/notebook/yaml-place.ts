import type { Span } from '../base/span.ts';

/** Where in some YAML somebody is typing; `start` to `end` is what is typed already. */
export interface YamlPlace extends Span {
	/** the keys of the mappings around, the outermost first; items of a list have none */
	readonly path: readonly string[];
	/** the key whose value is typed; null where a key is */
	readonly key: string | null;
	/** the keys that the mapping has already */
	readonly siblings: ReadonlySet<string>;
}

/** A line of block style: where it starts, where its key does, and the key; comments and blank lines have none. */
interface Line {
	readonly start: number;
	readonly column: number;
	readonly isItem: boolean;
	readonly key: string | null;
	readonly blank: boolean;
}

const KEY = /^("[^"]*"|'[^']*'|[\p{L}\p{N}_-]+)\s*:(?=\s|$)/u;

function lineOf(text: string): Line {
	const lead = /^\s*(?:- +)*/.exec(text)?.[0] ?? '';
	const rest = text.slice(lead.length);
	const start = /^\s*/.exec(text)?.[0].length ?? 0;
	return {
		start,
		column: lead.length,
		isItem: lead.length > start,
		key: KEY.exec(rest)?.[1] ?? null,
		blank: rest.trim() === '' || rest.startsWith('#')
	};
}

/** The keys of the mappings around line `at`, and those beside its own. */
function around(
	lines: readonly Line[],
	at: number,
	own: Line
): { readonly path: readonly string[]; readonly siblings: ReadonlySet<string> } {
	const path: string[] = [];
	const siblings = new Set<string>();
	let inside = !own.isItem;
	let limit = own.isItem ? own.start + 1 : own.column;
	for (const line of lines.slice(0, at).toReversed()) {
		if (line.blank) continue;
		if (inside && line.column === own.column && line.key !== null) siblings.add(line.key);
		if (inside && line.isItem && line.column === limit) limit = line.start + 1;
		else if (line.column < limit && line.key !== null) {
			path.unshift(line.key);
			limit = line.isItem ? line.start + 1 : line.column;
		}
		if (line.column < own.column || (line.isItem && line.start < own.column)) inside = false;
	}
	for (const line of lines.slice(at + 1)) {
		if (line.blank) continue;
		if (line.column !== own.column || line.isItem) break;
		if (line.key !== null) siblings.add(line.key);
	}
	return { path, siblings };
}

/** The place at `offset` of `text`; null inside a comment, a finished quotation, or what is no plain YAML. */
export function yamlPlace(text: string, offset: number): YamlPlace | null {
	const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
	const before = text.slice(lineStart, offset);
	if (/(^|\s)#/.test(before)) return null;
	const texts = text.split('\n');
	const at = text.slice(0, lineStart).split('\n').length - 1;
	const lines = texts.map(lineOf);
	const own = lineOf(before);
	const { path, siblings } = around(lines, at, own);
	const rest = before.slice(own.column);
	const key = KEY.exec(rest);
	const value = key ? rest.slice(key[0].length) : rest;
	const typed = /^\s*/.exec(value)?.[0].length ?? 0;
	if (/^[[{]/.test(value.slice(typed))) {
		return flowPlace(value.slice(typed), offset, key?.[1] === undefined ? path : [...path, key[1]]);
	}
	const start = offset - value.length + typed;
	if (key?.[1] !== undefined) {
		return /^\s/.test(value) ? { start, end: offset, path, key: key[1], siblings } : null;
	}
	// An item that is no mapping has the value of the list.
	return /^[\p{L}\p{N}_-]*$/u.test(rest) ? { start, end: offset, path, key: null, siblings } : null;
}

/** The place at the end of `flow`, which opened a mapping or a list on this line. */
function flowPlace(flow: string, offset: number, path: readonly string[]): YamlPlace | null {
	const levels: { readonly list: boolean; readonly keys: Set<string>; key: string | null }[] = [];
	let from = 0;
	let quote = '';
	for (let index = 0; index < flow.length; index++) {
		const letter = flow.charAt(index);
		const level = levels.at(-1);
		if (quote !== '') {
			if (letter === quote) quote = '';
		} else if (letter === '"' || letter === "'") quote = letter;
		else if (letter === '{' || letter === '[') {
			levels.push({ list: letter === '[', keys: new Set(), key: null });
			from = index + 1;
		} else if (letter === '}' || letter === ']') levels.pop();
		else if (letter === ',' && level) {
			level.key = null;
			from = index + 1;
		} else if (letter === ':' && level && !level.list && /^(\s|$)/.test(flow.slice(index + 1))) {
			level.key = flow.slice(from, index).trim();
			level.keys.add(level.key);
			from = index + 1;
		}
	}
	const level = levels.at(-1);
	if (!level) return null;
	const typed = flow.slice(from).trimStart();
	const inner = levels.slice(0, -1).flatMap(({ key }) => (key === null ? [] : [key]));
	const whole = [...path, ...inner];
	const place = { start: offset - typed.length, end: offset, siblings: level.keys };
	// An item of a list is a value of what the list belongs to.
	if (level.list) return { ...place, path: whole.slice(0, -1), key: whole.at(-1) ?? null };
	return { ...place, path: whole, key: level.key };
}
