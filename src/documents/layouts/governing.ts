import type { Span } from '../../base/span.ts';
import type { Lexicon } from '../lexicon.ts';
import type { DraftStatus } from './layout.ts';

const HEAD =
	/^(?:[一二三四五六七八九十]{1,3}[、.]|\((?:[一二三四五六七八九十]|\d){1,3}\)|\d{1,3}[.、])?\s*(?:(?:共)?有?\d{1,4}[项个件]){0,1}/u;
const TAIL =
	/^(?:的?(?:项目|任务|事项|工作|类|目标任务|具体目标|目标|民生实事|实事|重点工作))*(?:[(]?共?\d{1,4}[项个件条][)]?)?(?:如下|分别为|分别是|有|情况)*[:。]?$/u;

/**
 * The status that a heading or an introducing line gives to all tasks under it:
 * 二、进展缓慢的任务(5项), 26项未达到序时进度要求的具体目标如下:
 */
export function headingStatus(match: string, span: Span, lexicon: Lexicon): DraftStatus | null {
	const text = match.slice(span.start, span.end);
	const head = HEAD.exec(text)?.[0].length ?? 0;
	for (const from of head === 0 ? [0] : [head, 0]) {
		const hit = lexicon.statusAt(match, span.start + from, span.end);
		if (hit !== null && TAIL.test(match.slice(hit.end, span.end))) {
			return { spans: [{ start: hit.start, end: hit.end }], status: hit.status };
		}
	}
	if (!text.endsWith(':')) return null;
	const clause = Math.max(text.lastIndexOf('。'), text.lastIndexOf(';')) + 1;
	const hits = lexicon.statusesInProse(match, span.start + clause, span.end);
	const only = hits[0];
	if (hits.length !== 1 || only === undefined) return null;
	return { spans: [{ start: only.start, end: only.end }], status: only.status };
}
