import { headError, type CellError } from '../cell-error.ts';
import type { Attribute, CellKind } from '../model.ts';
import { isCellName, toCellKey } from '../names.ts';
import { INPUT_TYPES } from '../parameters/spec.ts';
import { suggestion } from '../suggest.ts';

const ALLOWED: Record<CellKind, readonly string[]> = {
	sql: ['name'],
	input: ['name', 'type'],
	chart: ['name', 'from']
};

const PIECE = /\s*(?:([^\s="']+)=("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"']*)(?=\s|$)|(\S+))/y;

export interface ParsedAttributes {
	readonly attributes: readonly Attribute[];
	readonly errors: readonly CellError[];
}

function unquote(value: string): string {
	return /^["']/.test(value) ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
}

/** `value` as it may stand in an info string of a fence made of `mark`. */
export function quoteAttribute(value: string): string {
	return /^[^\s"'`=\\]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/**
 * Reads `key=value …` of the info string `info` of a cell of `kind`; errors point into the cell's raw text,
 * in which `info` starts at `offset`.
 */
export function parseAttributes(info: string, kind: CellKind, offset: number): ParsedAttributes {
	const attributes: Attribute[] = [];
	const errors: CellError[] = [];
	const allowed = ALLOWED[kind];
	const seen = new Set<string>();
	const piece = new RegExp(PIECE);
	const end = info.trimEnd().length;
	while (piece.lastIndex < end) {
		const match = piece.exec(info);
		if (match === null) break;
		const [whole, name, value, stray] = match;
		const stop = offset + piece.lastIndex;
		const span = { start: stop - whole.trimStart().length, end: stop };
		const fail = (zh: string, en: string) => errors.push(headError(zh, en, span));
		if (name === undefined || value === undefined) {
			fail(
				`看不懂“${stray}”，这里要写成 名称=值，值里有空格时加引号`,
				`cannot read "${stray}": write key=value, with quotes round a value that has spaces`
			);
			continue;
		}
		const attribute = { name, value: unquote(value) };
		if (!allowed.includes(name)) {
			const near = suggestion(name, allowed);
			fail(
				`${kind} 单元没有属性“${name}”${near.zh || `，可用的有：${allowed.join('、')}`}`,
				`a cell of kind ${kind} has no attribute "${name}"${near.en || `; it may have: ${allowed.join(', ')}`}`
			);
		} else if (seen.has(name)) {
			fail(`属性“${name}”写了两次`, `the attribute "${name}" is given twice`);
		} else {
			attributes.push(attribute);
			checkValue(attribute, fail);
		}
		seen.add(name);
	}
	return { attributes, errors };
}

function checkValue({ name, value }: Attribute, fail: (zh: string, en: string) => void): void {
	if (name === 'type' && !INPUT_TYPES.some((type) => type === value)) {
		const near = suggestion(value, INPUT_TYPES);
		fail(
			`没有“${value}”这种输入${near.zh || `，可用的有：${INPUT_TYPES.join('、')}`}`,
			`there is no input of type "${value}"${near.en || `; there are: ${INPUT_TYPES.join(', ')}`}`
		);
	}
	if (name === 'name' && !isCellName(value)) {
		fail(
			`“${value}”不能作单元名：只能用文字、数字和下划线`,
			`"${value}" cannot name a cell: use letters, digits and underscores`
		);
	}
	if (name === 'from' && toCellKey(value) === '') {
		fail('from= 后面缺少单元名', 'from= lacks the name of a cell');
	}
}
