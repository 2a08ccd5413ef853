import type { Span } from '../../base/span.ts';

/** The line of a text that holds a place, cut into what stands before, in and after it. */
export interface Excerpt {
	/** counted from 1 */
	readonly line: number;
	/** counted from 1, in characters */
	readonly column: number;
	readonly before: string;
	readonly marked: string;
	readonly after: string;
}

/** How much of a long line is shown at either side. */
const ROOM = 60;

/** The excerpt of `source` around `span`; a span over several lines is shown up to the end of its first. */
export function excerptOf(source: string, span: Span): Excerpt {
	const start = Math.min(Math.max(0, span.start), source.length);
	const lineStart = source.lastIndexOf('\n', start - 1) + 1;
	const lineBreak = source.indexOf('\n', start);
	const lineEnd = lineBreak < 0 ? source.length : lineBreak;
	const end = Math.min(Math.max(span.end, start + 1), lineEnd);
	const before = source.slice(lineStart, start);
	const after = source.slice(end, lineEnd);
	return {
		line: source.slice(0, start).split('\n').length,
		column: [...before].length + 1,
		before: before.length > ROOM ? `…${before.slice(-ROOM)}` : before,
		marked: source.slice(start, end) || '\u00a0',
		after: after.length > ROOM ? `${after.slice(0, ROOM)}…` : after
	};
}
