/** A value as it was, and what led from it to the next. */
interface Step<T> {
	readonly value: T;
	/** changes of one key in a row are one step; null for a step of its own */
	readonly key: string | null;
	/** milliseconds */
	readonly at: number;
}

/** Values in the order in which a person made them; without end in both directions. Immutable. */
export interface History<T> {
	readonly past: Past<T>;
	readonly present: T;
	/** the next redo first */
	readonly future: Past<T>;
}

/** A list that shares its rest, so that a thousand steps cost no more to add to than one. */
type Past<T> = { readonly step: Step<T>; readonly rest: Past<T> } | null;

/** A pause in typing after which another step begins. */
const PAUSE = 800;

/** The history that starts with `present`. */
export function startHistory<T>(present: T): History<T> {
	return { past: null, present, future: null };
}

/** `next` in place of the present, which can be had back. Changes of the same `key` without a pause are one step. */
export function record<T>(history: History<T>, next: T, key: string | null, at: number): History<T> {
	if (next === history.present) return history;
	const last = history.past?.step;
	const joins = key !== null && last?.key === key && history.future === null && at - last.at < PAUSE;
	const step: Step<T> = { value: joins && last ? last.value : history.present, key, at };
	return {
		past: { step, rest: joins ? (history.past?.rest ?? null) : history.past },
		present: next,
		future: null
	};
}

/** One step back; null where there is none. */
export function undo<T>({ past, present, future }: History<T>): History<T> | null {
	if (past === null) return null;
	return {
		past: past.rest,
		present: past.step.value,
		future: { step: { ...past.step, value: present }, rest: future }
	};
}

/** One step forth, after an undo; null where there is none. */
export function redo<T>({ past, present, future }: History<T>): History<T> | null {
	if (future === null) return null;
	return {
		// Without its key: what is typed now is no part of what was taken back once.
		past: { step: { value: present, key: null, at: future.step.at }, rest: past },
		present: future.step.value,
		future: future.rest
	};
}
