/** What the page needs of the notebook's text format to put values into prose. */
export { proseSegments, type Quote } from '../notebook/format/quotes.ts';

/** Prose as one edits it: without the blank lines that part it from its neighbours, which stay as they are. */
export interface ProseParts {
	readonly before: string;
	readonly text: string;
	readonly after: string;
}

/** Cuts prose into what is edited and the blank lines around it; line ends are `\n`. */
export function proseParts(raw: string): ProseParts {
	const plain = raw.replace(/\r\n?/g, '\n');
	const before = /^(?:[ \t]*\n)*/.exec(plain)?.[0] ?? '';
	// All blank: what is typed comes between the first blank line and the rest.
	if (before.length === plain.length) {
		const first = plain.indexOf('\n') + 1;
		const parted = first < plain.length;
		return {
			before: parted ? plain.slice(0, first) : '',
			text: '',
			after: parted ? plain.slice(first) : '\n'
		};
	}
	const text = plain.slice(before.length).replace(/\s+$/, '');
	return { before, text, after: plain.slice(before.length + text.length) || '\n' };
}
