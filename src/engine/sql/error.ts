import { messageOf } from '../../base/errors.ts';
import type { Localised } from '../../base/localised.ts';
import type { Span } from '../../base/span.ts';
import { EngineLostError, QueryError } from '../engine.ts';
import { chineseMessage } from './chinese.ts';
import { offsetOfByte, offsetOfCodePoint } from './offsets.ts';

/** Where a text stands that was sent to the engine: behind `prefix`, and in a source that the person sees. */
export interface Sent {
	readonly text: string;
	/** what we put before it */
	readonly prefix: string;
	/** maps an offset of `text` to one of the source */
	readonly toSource: (offset: number) => number;
}

interface Told {
	readonly type: string;
	readonly message: string;
	/** offset in what was sent */
	readonly position: number | null;
	/** the parser counts code points, all else UTF-8 bytes */
	readonly unit: 'bytes' | 'code points';
	readonly candidates: readonly string[];
}

/** Marks of a Chinese keyboard that SQL takes for letters, and what was meant. */
const FULL_WIDTH = new Map([
	['，', ','],
	['；', ';'],
	['（', '('],
	['）', ')'],
	['＝', '='],
	['＜', '<'],
	['＞', '>'],
	['＊', '*'],
	['＋', '+'],
	['％', '%'],
	['：', ':'],
	['。', '.'],
	['‘', "'"],
	['’', "'"],
	['“', '"'],
	['”', '"'],
	['、', ',']
]);

function parse(text: string): Record<string, unknown> | null {
	if (!text.startsWith('{')) return null;
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? { ...value } : null;
	} catch {
		// Not every message that starts with a bracket is JSON.
		return null;
	}
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** Reads what the engine says of an error, with `errors_as_json` on. */
function told(raw: string): Told {
	const brace = raw.indexOf('{');
	const outer = brace >= 0 ? parse(raw.slice(brace)) : null;
	if (!outer) {
		const match = /^([A-Z][\w ]*?) Error: ([^]*)$/.exec(raw);
		return {
			type: match?.[1] ?? 'Unknown',
			message: match?.[2] ?? raw,
			position: null,
			unit: 'bytes',
			candidates: []
		};
	}
	// The parser's own message is JSON within JSON, or has its type before it.
	const inner = parse(textOf(outer['exception_message']));
	const fields = inner ?? outer;
	const position = Number.parseInt(textOf(fields['position']), 10);
	return {
		type: textOf(fields['exception_type']) || 'Unknown',
		message: textOf(fields['exception_message']),
		position: Number.isNaN(position) ? null : position,
		unit: inner !== null || brace > 0 ? 'code points' : 'bytes',
		candidates: textOf(fields['candidates'])
			.split(',')
			.filter((candidate) => candidate !== '')
	};
}

/** The word, quoted name, string or mark of `sql` at `offset`. */
function tokenAt(sql: string, offset: number): Span {
	const token = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}\p{N}_$，（）；]+|[-+*/<>=!|&:]+|[^]/uy;
	token.lastIndex = offset;
	const match = token.exec(sql);
	return { start: offset, end: offset + (match?.[0].length ?? 0) };
}

function fullWidthHint(sql: string, offset: number): Localised | null {
	const around = /\s/u;
	let start = offset;
	let end = offset;
	// A mark stands in the run of characters at the place, or just before it.
	while (start > 0 && around.test(sql[start - 1] ?? '')) start--;
	while (start > 0 && !around.test(sql[start - 1] ?? '')) start--;
	while (end < sql.length && !around.test(sql[end] ?? '')) end++;
	const run = sql.slice(start, end).replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, '');
	const mark = [...run].find((character) => FULL_WIDTH.has(character));
	if (mark === undefined) return null;
	const meant = FULL_WIDTH.get(mark) ?? '';
	return {
		zh: `此处有全角标点“${mark}”，SQL 要用半角“${meant}”`,
		en: `there is a full-width “${mark}” here; SQL wants “${meant}”`
	};
}

/** What the engine says, in Chinese where we know how, and our advice below it. */
function joined(type: string, message: string, advice: Localised | null): Localised {
	const en = `${type} Error: ${message}`;
	const zh = chineseMessage(message) ?? en;
	return advice ? { zh: `${zh}\n${advice.zh}`, en: `${en}\n${advice.en}` } : { zh, en };
}

const LESS: Localised = {
	zh: '请减少要处理的行，例如先筛选或汇总、只取需要的列，或加 LIMIT',
	en: 'work on fewer rows: filter or sum up first, take only the columns that are needed, or add LIMIT'
};

/** The type and text to show; reworded where DuckDB's do not fit a product without extensions, or a cell. */
function shown({ type, message }: Told, hint: Localised | null): { type: string; text: Localised } {
	const extension = /exists in the (\w+) extension|required extension '(\w+)'/.exec(message);
	if (extension) {
		const name = extension[1] ?? extension[2] ?? '';
		const [head = ''] = message.split('\n\nPlease try');
		const en = `this needs DuckDB’s ${name} extension; no extension is loaded here`;
		const text = {
			zh: `需要 DuckDB 的 ${name} 扩展，本应用不加载任何扩展`,
			en: type === 'Extension Autoloading' ? en : `${type} Error: ${head}\n${en}`
		};
		return { type: 'Missing Extension', text };
	}
	if (message.startsWith('Attempting to write to database')) {
		const text = {
			zh: '单元不能改动数据集或其他单元的结果，只能改动自己创建的对象',
			en: 'a cell cannot change the dataset or the result of another cell, only what it creates itself'
		};
		return { type: 'Permission', text };
	}
	// What the engine advises, files on a disk, a page does not have.
	if (type === 'Out of Memory') return { type, text: joined(type, message.split('\n', 1)[0] ?? '', LESS) };
	return { type, text: joined(type, message, hint) };
}

/** What a person gets to see of anything that the engine threw for `sent`. */
export function queryError(thrown: unknown, sent: Sent): QueryError | EngineLostError {
	if (thrown instanceof QueryError || thrown instanceof EngineLostError) return thrown;
	const raw = messageOf(thrown);
	if (thrown instanceof Error && thrown.name === EngineLostError.name) return new EngineLostError(raw);
	const error = told(raw);
	const at = placeOf(error, sent);
	const { type, text } = shown(error, at === null ? null : fullWidthHint(sent.text, at));
	const { candidates } = error;
	if (at === null) return new QueryError(text, { type, candidates, span: null }, { cause: thrown });
	const { start, end } = tokenAt(sent.text, at);
	const span = { start: sent.toSource(start), end: sent.toSource(end) };
	return new QueryError(text, { type, candidates, span }, { cause: thrown });
}

/** The offset in the text of what was sent; null where the error tells none, or one before the text. */
function placeOf({ position, unit }: Told, { prefix, text }: Sent): number | null {
	if (position === null) return null;
	const convert = unit === 'bytes' ? offsetOfByte : offsetOfCodePoint;
	const offset = convert(prefix + text, position) - prefix.length;
	return offset < 0 ? null : Math.min(offset, text.length);
}
