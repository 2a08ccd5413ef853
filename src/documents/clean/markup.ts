import type { Span } from '../../base/span.ts';
import type { Edit } from './text-map.ts';

const TAG =
	/<(\/?)(b|strong|p|br|span|div|i|u|em|font|a|sup|sub|li|ul|ol|h[1-6]|center|o:p)(?:\s[^<>]{0,300})?\/?>|&(nbsp|amp|lt|gt|quot|ensp|emsp|#160|#12288);/giu;

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
	if (!/[<&]/u.test(text)) return { edits, bold };
	let removed = 0;
	let open: number | null = null;
	for (const match of text.matchAll(TAG)) {
		const start = match.index;
		const end = start + match[0].length;
		const name = (match[2] ?? '').toLowerCase();
		const replacement =
			match[3] === undefined ? (name === 'br' ? ' ' : '') : (ENTITIES[match[3].toLowerCase()] ?? '');
		const at = start - removed;
		if (name === 'b' || name === 'strong') {
			if (match[1] !== '/') open = at;
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
