/** `doc#seq`: the key of a task, readable and stable as long as the document is. */
export function taskId(docId: string, seq: number): string {
	return `${docId}#${seq}`;
}

/** The key of a task's n-th indicator, n from 1. */
export function indicatorId(task: string, n: number): string {
	return `${task}.i${n}`;
}

/** The key of an indicator's n-th observation, n from 1. */
export function observationId(indicator: string, n: number): string {
	return `${indicator}.o${n}`;
}

/** The key of the n-th passage that holds `field` of `owner` (a task or a document), n from 1. */
export function passageId(owner: string, field: string, n: number): string {
	return `${owner}@${field}.${n}`;
}
