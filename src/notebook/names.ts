import type { CellKey } from './model.ts';

const NAME = /^[\p{L}\p{M}\p{Nd}_]+$/u;

/** Whether `name` can name a cell: letters of any script, digits and `_`. */
export function isCellName(name: string): boolean {
	return NAME.test(name);
}

/** The form in which names are compared: without case, composed. */
export function toCellKey(name: string): CellKey {
	return name.normalize('NFC').toLowerCase() as CellKey;
}

/** Gives `cell_1`, `cell_2` … in turn, skipping what is taken. */
export function cellNames(taken: ReadonlySet<CellKey>): () => string {
	let count = 0;
	return () => {
		let name: string;
		do {
			count += 1;
			name = `cell_${count}`;
		} while (taken.has(toCellKey(name)));
		return name;
	};
}
