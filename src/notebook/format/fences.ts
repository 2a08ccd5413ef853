import type { CellKind } from '../model.ts';

/** A stretch of a notebook's text: `[start, end)` in it. */
export type Stretch =
	| { readonly kind: 'prose'; readonly start: number; readonly end: number; readonly open: string | null }
	| {
			readonly kind: CellKind;
			readonly start: number;
			readonly end: number;
			/** the opening run of backticks or tildes, with its indent */
			readonly fence: string;
			/** where the attributes start: after the kind */
			readonly infoStart: number;
			readonly infoEnd: number;
			readonly bodyStart: number;
			/** before the last line end of the body */
			readonly bodyEnd: number;
			/** what is missing to close it, when the file ends inside the cell */
			readonly open: string | null;
	  };

const LINE_END = /\r\n|\n|\r/g;
const OPENING = /^( {0,3})(`{3,}|~{3,})[ \t]*(.*)$/s;
const KIND = /^(sql|input|chart)(?=\s|$)/i;
const HTML = /^ {0,3}<(!--|(pre|script|style|textarea)(?=[\s>]|$))/i;

interface Line {
	readonly start: number;
	/** before the line end */
	readonly end: number;
	/** after the line end */
	readonly next: number;
}

function* linesOf(text: string, from: number): Generator<Line> {
	let start = from;
	const ends = new RegExp(LINE_END);
	ends.lastIndex = from;
	for (let match = ends.exec(text); match !== null; match = ends.exec(text)) {
		yield { start, end: match.index, next: ends.lastIndex };
		start = ends.lastIndex;
	}
	if (start < text.length) yield { start, end: text.length, next: text.length };
}

/** Whether `line` closes a fence that was opened with `marks`. */
export function closesFence(line: string, marks: string): boolean {
	const trimmed = line.replace(/^ {0,3}/, '').trimEnd();
	return trimmed.length >= marks.length && trimmed === (marks[0] ?? '').repeat(trimmed.length);
}

/** Cuts `text` from `from` on into prose and cells, by CommonMark's rules for fences; nothing is left out. */
export function* stretchesOf(text: string, from: number): Generator<Stretch> {
	let proseStart = from;
	/** in prose: what ends the code block or HTML we are in */
	let until: { readonly closes: (line: string) => boolean; readonly closer: string } | null = null;
	let cell: (Stretch & { kind: CellKind }) | null = null;
	let marks = '';
	for (const line of linesOf(text, from)) {
		const content = text.slice(line.start, line.end);
		if (cell !== null) {
			if (!closesFence(content, marks)) continue;
			const bodyEnd = Math.max(cell.bodyStart, previousLineEnd(text, line.start));
			yield { ...cell, end: line.next, bodyEnd, open: null };
			cell = null;
			proseStart = line.next;
			continue;
		}
		if (until !== null) {
			if (until.closes(content)) until = null;
			continue;
		}
		const html = HTML.exec(content);
		if (html !== null) {
			const closer = html[2] === undefined ? '-->' : `</${html[2].toLowerCase()}>`;
			const closes = (other: string) => other.toLowerCase().includes(closer);
			if (!closes(content.slice(html[0].length))) until = { closes, closer };
			continue;
		}
		const opening = OPENING.exec(content);
		const [, indent = '', run = '', info = ''] = opening ?? [];
		if (opening === null || (run.startsWith('`') && info.includes('`'))) continue;
		const kind = KIND.exec(info);
		if (kind === null) {
			until = { closes: (other) => closesFence(other, run), closer: run };
			continue;
		}
		if (line.start > proseStart) yield { kind: 'prose', start: proseStart, end: line.start, open: null };
		marks = run;
		cell = {
			kind: kind[0].toLowerCase() as CellKind,
			start: line.start,
			end: text.length,
			fence: indent + run,
			infoStart: line.end - info.length + kind[0].length,
			infoEnd: line.end,
			bodyStart: line.next,
			bodyEnd: text.length,
			open: indent + run
		};
	}
	if (cell !== null) {
		const bodyEnd = /[\r\n]$/.test(text) ? previousLineEnd(text, text.length) : text.length;
		yield { ...cell, bodyEnd: Math.max(cell.bodyStart, bodyEnd) };
	} else if (proseStart < text.length) {
		yield { kind: 'prose', start: proseStart, end: text.length, open: until?.closer ?? null };
	}
}

/** Where the line before the one at `start` ends, without its line end. */
function previousLineEnd(text: string, start: number): number {
	if (text.startsWith('\r\n', start - 2)) return start - 2;
	return start > 0 ? start - 1 : 0;
}
