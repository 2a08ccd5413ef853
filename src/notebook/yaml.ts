import { isAlias, isMap, isScalar, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { Localised } from '../base/localised.ts';
import type { Span } from '../base/span.ts';

/** What YAML of a notebook may hold: data, without dates, tags or references to other places. */
export type YamlValue =
	string | number | bigint | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** Something wrong with the YAML, and its place in the text. */
export interface YamlProblem {
	readonly message: Localised;
	readonly span: Span;
}

/** One entry of the top mapping. */
export interface YamlEntry {
	readonly key: string;
	readonly keySpan: Span;
	readonly value: YamlValue;
	readonly valueSpan: Span;
	/** maps an offset of the value, where it is a string, to one of the text */
	readonly toSource: (offset: number) => number;
}

export interface YamlMapping {
	readonly entries: readonly YamlEntry[];
	readonly problems: readonly YamlProblem[];
	/** whether the text is a mapping or empty; false for a bare scalar or a list */
	readonly isMapping: boolean;
}

const CAUSES: Partial<Record<string, string>> = {
	BAD_INDENT: '缩进不对',
	TAB_AS_INDENT: '缩进请用空格，不要用制表符',
	DUPLICATE_KEY: '同一个键写了两次',
	MISSING_CHAR: '缺少标点，常见的是引号或括号没有配对，或冒号后缺空格',
	UNEXPECTED_TOKEN: '多出了内容',
	MULTILINE_IMPLICIT_KEY: '键不能跨行，冒号后面要有空格',
	BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号；值里有冒号时请加引号',
	BAD_SCALAR_START: '这个符号不能开头，请给值加引号',
	BAD_ALIAS: '不支持引用（&、*）',
	IMPOSSIBLE: '无法解析'
};

function spanOf(node: { range?: readonly [number, number, number] | null } | null | undefined): Span {
	const range = node?.range;
	return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

/** Thrown inside this file only, to leave the walk of a value. */
class Refused extends Error {
	readonly problem: YamlProblem;
	constructor(zh: string, en: string, span: Span) {
		super(en);
		this.problem = { message: { zh, en }, span };
	}
}

function valueOf(node: unknown, depth: number, fallback: Span): YamlValue {
	const refuse = (zh: string, en: string, span: Span): never => {
		throw new Refused(zh, en, span);
	};
	if (node === null || node === undefined) return null;
	if (depth > 32) return refuse('嵌套太深', 'nested too deeply', fallback);
	if (isScalar(node)) {
		const { value } = node;
		if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
		if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
		if (value === null || value === undefined) return null;
		return refuse(
			'这里只能写文字、数字、真假或空值',
			'only text, numbers, true, false and null',
			spanOf(node)
		);
	}
	if (isMap(node)) {
		const entries = node.items.map((pair): [string, YamlValue] => [
			keyOf(pair.key),
			valueOf(pair.value, depth + 1, fallback)
		]);
		return Object.fromEntries(entries);
	}
	if (typeof node === 'object' && 'items' in node && Array.isArray(node.items)) {
		return node.items.map((item) => valueOf(item, depth + 1, fallback));
	}
	const span = isAlias(node) ? spanOf(node) : fallback;
	return refuse('不支持引用（&、*）', 'references (&, *) are not supported', span);
}

function keyOf(key: unknown): string {
	return isScalar(key) ? String(key.value) : String(key);
}

/** How offsets of a scalar's value lie in its source, where lines may be indented and quotes doubled. */
function alignment(value: string, source: string, start: number, end: number): (offset: number) => number {
	const places: number[] = [];
	let at = start;
	for (const unit of value.split('')) {
		if (/\s/.test(unit)) {
			places.push(Math.min(at, end));
			if (/\s/.test(source[at] ?? '') && at < end) at += 1;
			continue;
		}
		while (at < end && source[at] !== unit) at += 1;
		places.push(Math.min(at, end));
		if (at < end) at += 1;
	}
	return (offset) => places[offset] ?? (offset <= 0 ? start : Math.min(at, end));
}

/** Reads `text` as one YAML mapping; what is wrong comes as problems, what can be read as entries. */
export function readMapping(text: string): YamlMapping {
	const document = parseDocument(text, { schema: 'core', intAsBigInt: true, prettyErrors: false });
	const problems: YamlProblem[] = [...document.errors, ...document.warnings].map((error) => ({
		message: {
			zh: `YAML 有误：${CAUSES[error.code] ?? error.message}`,
			en: `the YAML is not right: ${error.message}`
		},
		span: { start: error.pos[0], end: Math.max(error.pos[0], Math.min(error.pos[1], text.length)) }
	}));
	const root: Node | null = document.contents;
	if (root === null) return { entries: [], problems, isMapping: true };
	if (!isMap(root)) {
		if (problems.length === 0) {
			problems.push({
				message: { zh: '这里要写成“键: 值”', en: 'write this as "key: value"' },
				span: spanOf(root)
			});
		}
		return { entries: [], problems, isMapping: false };
	}
	return { entries: entriesOf(root, text, problems), problems, isMapping: true };
}

function entriesOf(root: YAMLMap, text: string, problems: YamlProblem[]): YamlEntry[] {
	const entries: YamlEntry[] = [];
	for (const { key, value } of root.items) {
		const keySpan = isScalar(key) ? spanOf(key) : spanOf(root);
		const node = value as Node | null;
		const valueSpan = node?.range ? spanOf(node) : { start: keySpan.end, end: keySpan.end };
		try {
			const data = valueOf(node, 0, valueSpan);
			entries.push({
				key: keyOf(key),
				keySpan,
				value: data,
				valueSpan,
				toSource:
					typeof data === 'string'
						? alignment(data, text, valueSpan.start, valueSpan.end)
						: () => valueSpan.start
			});
		} catch (thrown) {
			if (!(thrown instanceof Refused)) throw thrown;
			problems.push(thrown.problem);
		}
	}
	return entries;
}
