import { keepWidths, keptWidths, type Widths } from './widths.ts';

/** The widths that the reader gave the columns of one grid, remembered under its id. */
export class GivenWidths {
	readonly #id: string;
	#widths = $state.raw<Widths>({});

	constructor(id: string) {
		this.#id = id;
		this.#widths = keptWidths(id);
	}

	/** The width in pixels given to a column; null for none. */
	of(column: string): number | null {
		return this.#widths[column] ?? null;
	}

	get some(): boolean {
		return Object.keys(this.#widths).length > 0;
	}

	give(column: string, width: number): void {
		const { [column]: _before, ...others } = this.#widths;
		this.#take({ ...others, [column]: width });
	}

	/** All columns have their usual widths again. */
	forget(): void {
		this.#take({});
	}

	#take(widths: Widths): void {
		this.#widths = widths;
		keepWidths(this.#id, widths);
	}
}
