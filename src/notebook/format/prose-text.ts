const MARKED = /^[ \t]*<!--[ \t]*(?:zh|en)[ \t]*-->[ \t]*$/m;

/** Stands on a line of its own before prose that follows another's translation and is for all readers. */
const FOR_ALL = '<!-- all -->';

/** What new prose has to begin with after the prose `before`, so that readers of every language see it. */
export function languageMarkAfter(before: string): string {
	return MARKED.test(before) ? FOR_ALL : '';
}

/** Whether prose shows nothing: blank lines, perhaps after the mark that it is for all. */
export function isBlankProse(raw: string): boolean {
	const text = raw.trim();
	return text === '' || text === FOR_ALL;
}

/** Prose as one edits it: without what parts it from its neighbours, which stays as it is. */
export interface ProseParts {
	readonly before: string;
	readonly text: string;
	readonly after: string;
}

const BEFORE = new RegExp(`^(?:[ \\t]*\\n)*(?:${FOR_ALL}[ \\t]*\\n(?:[ \\t]*\\n)?)?(?:[ \\t]*\\n)*`);

/** Cuts prose into what is edited and the blank lines around it; line ends are `\n`. */
export function proseParts(raw: string): ProseParts {
	const plain = raw.replace(/\r\n?/g, '\n');
	const before = BEFORE.exec(plain)?.[0] ?? '';
	// All blank: what is typed comes between the first blank line, or what follows the mark, and the rest.
	if (before.length === plain.length) {
		const mark = plain.indexOf(FOR_ALL);
		const first = plain.indexOf('\n', mark < 0 ? 0 : plain.indexOf('\n', mark) + 1) + 1;
		const parted = first > 0 && first < plain.length;
		const kept = parted ? first : mark < 0 ? 0 : plain.length;
		return { before: plain.slice(0, kept), text: '', after: plain.slice(kept) || '\n' };
	}
	const text = plain.slice(before.length).replace(/\s+$/, '');
	return { before, text, after: plain.slice(before.length + text.length) || '\n' };
}
