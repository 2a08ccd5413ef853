import type { Passage } from './reading.ts';

/** The passages of one value: a text in several places, all leads of a task, or one figure. */
export interface PassageGroup {
	readonly field: string;
	readonly passages: readonly Passage[];
}

/** Fields of which a task has one value, however many places hold it. */
const WHOLE = new Set([
	'target',
	'progress',
	'status',
	'section',
	'subsection',
	'no',
	'deadline',
	'lead',
	'co'
]);

/** The values of a task in the order in which they first stand in the text. */
export function groupPassages(passages: readonly Passage[]): PassageGroup[] {
	const groups = new Map<string, Passage[]>();
	for (const passage of passages) {
		const key = WHOLE.has(passage.field) ? passage.field : passage.id;
		const group = groups.get(key);
		if (group) group.push(passage);
		else groups.set(key, [passage]);
	}
	return [...groups.values()].flatMap((group) =>
		group[0] ? [{ field: group[0].field, passages: group }] : []
	);
}
