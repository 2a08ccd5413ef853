import type { Span } from '../../base/span.ts';
import type { Report } from '../../documents/report.ts';

/** The kinds of marks in a document's text, in the order of their codes (1, 2, …); 0 is furniture. */
export const MARK_KINDS = [
	'unexplained',
	'section',
	'no',
	'target',
	'status',
	'progress',
	'lead',
	'co',
	'milestone',
	'deadline',
	'area',
	'achievement',
	'problem'
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Marks of a text, apart from each other and in order: `starts[i]` to `ends[i]` is of the kind `kinds[i]`. */
export interface Marks {
	readonly starts: Int32Array<ArrayBuffer>;
	readonly ends: Int32Array<ArrayBuffer>;
	/** index into `MARK_KINDS` */
	readonly kinds: Uint8Array<ArrayBuffer>;
}

/** The kind of mark that a passage's field has; what has no kind of its own is left as furniture. */
function kindOf(field: string): MarkKind | null {
	if (field === 'subsection') return 'section';
	return MARK_KINDS.find((kind) => kind === field) ?? null;
}

/**
 * Says of each stretch of the text what it was understood as. Painted character by character, so that it stays linear
 * however many passages lie over each other; what is painted later lies on top.
 */
export function marksOf(report: Report): Marks {
	const paint = new Uint8Array(report.account.characters);
	const put = ({ start, end }: Span, kind: MarkKind | null): void => {
		if (kind !== null) paint.fill(MARK_KINDS.indexOf(kind) + 1, start, end);
	};
	for (const span of report.account.passages) put(span, 'unexplained');
	for (const area of report.areas) {
		for (const passage of area.passages) put(passage, 'area');
		for (const fact of area.achievements) put(fact, 'achievement');
		for (const fact of area.problems) put(fact, 'problem');
	}
	for (const { passages, departments } of report.tasks) {
		for (const passage of passages) put(passage, kindOf(passage.field));
		// Names stand inside the text that makes somebody responsible, which may be a whole cell.
		for (const department of departments) put(department, department.role);
	}
	return runs(paint);
}

function runs(paint: Uint8Array): Marks {
	const starts: number[] = [];
	const ends: number[] = [];
	const kinds: number[] = [];
	for (let at = 0; at < paint.length;) {
		const code = paint[at] ?? 0;
		let end = at + 1;
		while (end < paint.length && paint[end] === code) end += 1;
		if (code > 0) {
			starts.push(at);
			ends.push(end);
			kinds.push(code - 1);
		}
		at = end;
	}
	return { starts: Int32Array.from(starts), ends: Int32Array.from(ends), kinds: Uint8Array.from(kinds) };
}
