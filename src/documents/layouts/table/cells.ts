import type { Span } from '../../../base/span.ts';
import { findLabels, segment } from '../../extract/labels.ts';
import type { RoleList } from '../../extract/responsibility.ts';
import type { LayoutInput } from '../layout.ts';
import { hanNumber } from '../outline.ts';
import type { Column } from './header.ts';

export const HEADING = /^(?:[一二三四五六七八九十]+[、.]|(\([一二三四五六七八九十]+\)))/u;

/** A row of one short cell is a heading, where it is no sentence, no figure and no sum. */
export function isTitle(text: string): boolean {
	return (
		text.length >= 2 &&
		text.length <= 30 &&
		!/[。;,:%]|^\d|^(?:合计|小计|总计|全[省市县区]|注|说明|附)/u.test(text)
	);
}

export const TARGET: Column = { field: 'target', quarter: null, label: null, implied: false };

/** The lists in a cell of names: labelled ones (牵头单位:…;共同责任单位:…), or the whole cell under its column's role. */
export function cellLists(
	input: LayoutInput,
	cell: Span,
	role: RoleList['role'],
	furniture: Span[]
): RoleList[] {
	const labels = findLabels(input.match, cell.start, cell.end, input.lexicon);
	const lists: RoleList[] = [];
	for (const part of segment(input.match, cell.start, cell.end, labels, role)) {
		if (part.label !== null) furniture.push(part.label);
		if (part.span.end === part.span.start) continue;
		if (part.field === 'lead' || part.field === 'co' || part.field === 'owner')
			lists.push({ role: part.field, span: part.span });
	}
	return lists;
}

/** The value of a cell that holds a number and nothing else. */
export function cellNumber(text: string): number | null {
	const digits = /^\(?(\d{1,6})[).、.]?$/u.exec(text)?.[1];
	if (digits !== undefined) return Number(digits);
	return hanNumber(text.replace(/[()、.]/gu, ''));
}

/** The line that Markdown draws under a header. */
export function isRule(match: string, cell: Span): boolean {
	return /^:?-{2,}:?$/u.test(match.slice(cell.start, Math.min(cell.end, cell.start + 60)));
}

/** A number alone is no task. */
export function isFigure(match: string, cell: Span): boolean {
	return cell.end - cell.start <= 12 && /^[\d.,%\s]+$/u.test(match.slice(cell.start, cell.end));
}

export function isHanCell(match: string, cell: Span): boolean {
	return /^[^\d]+$/u.test(match.slice(cell.start, cell.end));
}

const EMBEDDED = /^(?:\((\d{1,4}|[一二三四五六七八九十]{1,3})\)[、.]?|(\d{1,4})(?:[、]|\.(?!\d)))\s*/u;

/** The number that begins a target's cell: 15.学校…, (一)城区…. */
export function readEmbeddedNumber(
	match: string,
	cell: Span
): { span: Span; value: number; rest: Span } | null {
	const hit = EMBEDDED.exec(match.slice(cell.start, Math.min(cell.end, cell.start + 12)));
	const numeral = hit?.[1] ?? hit?.[2];
	if (hit === null || numeral === undefined || cell.start + hit[0].length >= cell.end) return null;
	const value = /\d/u.test(numeral) ? Number(numeral) : hanNumber(numeral);
	if (value === null) return null;
	const start = cell.start + hit[0].indexOf(numeral);
	return {
		span: { start, end: start + numeral.length },
		value,
		rest: { start: cell.start + hit[0].length, end: cell.end }
	};
}

/** True for a cell that holds a Chinese numeral and nothing else, as rows of headings begin. */
export function isHanNumeral(match: string, cell: Span): boolean {
	return /^\(?[一二三四五六七八九十]{1,3}\)?[、.]?$/u.test(
		match.slice(cell.start, Math.min(cell.end, cell.start + 8))
	);
}
