import type { OwnMetadata } from './documents.ts';

const LONGEST = 60;

/** Whether `text` can be the id of a document: letters of any script, digits, `-`, `_` and `.`, not too long. */
export function isDocId(text: string): boolean {
	return text.length <= LONGEST && /^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}_.-]*$/u.test(text);
}

/** `text` as an id; null where nothing of it can stand in one. */
function slug(text: string): string | null {
	const plain = text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{Nd}_]+/gu, '-')
		.replace(/^[-_]+/u, '');
	const cut = [...plain]
		.slice(0, LONGEST - 4)
		.join('')
		.replace(/[-_]+$/u, '');
	return cut === '' ? null : cut;
}

/** The id to propose for a document: its file's name, or else its place, year and period, made unlike `taken`. */
export function proposeDocId(
	fileName: string | null,
	{ city, year, period, title }: OwnMetadata,
	taken: ReadonlySet<string>
): string {
	const told = [city, year, period].filter((part) => part !== null).join('-');
	const base =
		slug(fileName?.replace(/\.[^.]{1,8}$/u, '') ?? '') ?? slug(told) ?? slug(title ?? '') ?? 'document';
	for (let n = 1; ; n += 1) {
		const id = n === 1 ? base : `${base}-${n}`;
		if (!taken.has(id)) return id;
	}
}
