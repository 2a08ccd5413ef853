import type { Span } from '../../base/span.ts';
import type { Lexicon } from '../lexicon.ts';
import type { LabelField } from '../reference.ts';

/** Where the labels of a header stand, and what they announce, in order. */
export interface Header extends Span {
	readonly fields: readonly LabelField[];
}

/** How far apart the numbers of two rows may be. */
export const LONGEST_ROW = 6000;

/** After a figure that counts something, no row begins. */
export const NOT_A_NUMBER =
	/[个名所人家户年月日万亿公里项条次元亩座套处件岁级号楼层期批间场辆米吨天周种是至分]/u;

/** A short name of a place that answers for tasks; 社区 and 城乡 are none. */
const PLACE = /(?<!社|小|城)[区县镇乡园]$|^(?:各|相关|有关)(?:乡?镇街道?|街道|镇办|县区|部门|单位)$/u;

/** Names one after the other, each as short as it can be. */
export function consumeNames(match: string, start: number, limit: number, lexicon: Lexicon): Span[] {
	const names: Span[] = [];
	let at = start;
	while (at < limit) {
		let end = -1;
		for (let length = 2; length <= 12 && at + length <= limit; length += 1) {
			const text = match.slice(at, at + length);
			if (/[()]/u.test(text)) break;
			const goesOn = endsCollective(match.slice(at, at + length + 1));
			if (!goesOn && (lexicon.endsAsBody(text) || (length <= 5 && PLACE.test(text)))) {
				end = at + length;
				break;
			}
		}
		if (end < 0) break;
		if (
			end + 2 <= limit &&
			lexicon.endsAsBody(match.slice(end - 1, end + 2)) &&
			/政府$/u.test(match.slice(end, end + 2))
		)
			end += 2;
		if (match.charAt(end) === '(') {
			const close = match.indexOf(')', end);
			if (close > 0 && close < limit && close - end < 14) end = close + 1;
		}
		names.push({ start: at, end });
		at = end;
	}
	return names;
}

/** True for a text that ends with bodies named together: 各镇街, 相关街道 */
export function endsCollective(text: string): boolean {
	return /(?:各|相关|有关)(?:乡?镇街道?|街道|镇办|县区|部门|单位)$/u.test(text);
}

/** A name without the remark in brackets after it. */
export function bare(match: string, span: Span): Span {
	const open = match.slice(span.start, span.end).indexOf('(');
	return open < 2 || match.charAt(span.start) === '各' ? span : { start: span.start, end: span.start + open };
}
