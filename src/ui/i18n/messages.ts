import type { zh } from './zh/index.ts';

/** The shape of the texts: the same keys, any wording. */
export type Messages = Widen<typeof zh>;

type Widen<T> = {
	readonly [K in keyof T]: T[K] extends string
		? string
		: T[K] extends (...args: infer A) => string
			? (...args: A) => string
			: Widen<T[K]>;
};
