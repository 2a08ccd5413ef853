import type { Span } from '../../base/span.ts';
import type { Edit } from './text-map.ts';

const TAG =
	/<(\/?)(b|strong|p|br|span|div|i|u|em|font|a|sup|sub|li|ul|ol|h[1-6]|center|o:p)(?:\s[^<>]{0,300})?\/?>|(\*\*)|&(nbsp|amp|lt|gt|quot|ensp|emsp|#160|#12288);/giu;

const ENTITIES: Readonly<Record<string, string>> = {
	nbsp: ' ',
	ensp: ' ',
	emsp: ' ',
	'#160': ' ',
	'#12288': ' ',
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"'
};

/** Tags and entities that a text copied out of a page still holds. */
export interface Markup {
	readonly edits: readonly Edit[];
	/** stretches in bold, in offsets of the cleaned text */
	readonly bold: readonly Span[];
}

/** Finds the HTML tags in `text` that are markup; a bold stretch may be a label, so its place is kept. */
export function findMarkup(text: string): Markup {
	const edits: Edit[] = [];
	const bold: Span[] = [];
	const stars = hasStars(text);
	if (!stars && !/[<&]/u.test(text)) return { edits, bold };
	let removed = 0;
	let open: number | null = null;
	for (const match of text.matchAll(TAG)) {
		if (match[3] !== undefined && !stars) continue;
		const start = match.index;
		const end = start + match[0].length;
		const name = (match[2] ?? '').toLowerCase();
		const replacement =
			match[4] === undefined ? (name === 'br' ? ' ' : '') : (ENTITIES[match[4].toLowerCase()] ?? '');
		const at = start - removed;
		if (name === 'b' || name === 'strong' || match[3] !== undefined) {
			if (match[3] === undefined ? match[1] !== '/' : open === null) open = at;
			else if (open !== null) {
				if (at > open) bold.push({ start: open, end: at });
				open = null;
			}
		}
		edits.push({ start, end, text: replacement, clings: false });
		removed += match[0].length - replacement.length;
	}
	return { edits, bold };
}

/** True where pairs of stars are Markdown's bold: whole lines are in them. Elsewhere they are masks. */
function hasStars(text: string): boolean {
	return [...text.matchAll(/^[ \t]*\*\*(?! )[^*\n]{2,120}\*\*[ \t]*$/gmu)].length >= 2;
}
