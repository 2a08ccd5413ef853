import type { ResultColumn } from './engine.ts';

/** A result as the engine keeps it. */
export interface Kept {
	readonly columns: readonly ResultColumn[];
	readonly rowCount: number;
	/** the SELECT that reads its rows in order; null for a result without columns */
	readonly select: string | null;
}

/** What is kept of a statement that defines something, or of none. */
export const EMPTY: Kept = { columns: [], rowCount: 0, select: null };
