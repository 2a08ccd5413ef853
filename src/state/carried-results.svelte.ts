import { messageOf } from '../base/errors.ts';
import type { CellBlock, CellKey, Notebook } from '../notebook/model.ts';
import { carriedCells, sameResult, type CarriedView } from './carried-cells.ts';
import type { CellResult } from './results.ts';

/** Fetches what the build computed for a notebook at its defaults. */
export type LoadCarried = (notebook: Notebook) => Promise<ReadonlyMap<CellKey, CellResult>>;

/**
 * The results that the page came with: shown until the engine has computed the same cells, then held against them.
 */
export class CarriedResults {
	#results = $state.raw<ReadonlyMap<CellKey, CellResult> | null>(null);
	#differing = $state.raw<readonly string[]>([]);
	#compared: readonly CellKey[] = [];
	readonly #view: () => CarriedView;
	readonly #original: Notebook;
	readonly #cells = $derived.by(() => carriedCells(this.#original, this.#view()));
	/** resolves when what could be had is there to be shown; never rejects */
	readonly loaded: Promise<void>;

	constructor(original: Notebook, load: LoadCarried, view: () => CarriedView) {
		this.#original = original;
		this.#view = view;
		this.loaded = load(original).then(
			(results) => {
				this.#results = results;
			},
			// Nothing is lost but the head start: the engine computes every cell.
			(thrown: unknown) => console.info(`no carried results: ${messageOf(thrown)}`)
		);
	}

	/** whether the page came with anything to show */
	get present(): boolean {
		return this.#results !== null && this.#cells.size > 0;
	}

	/** names of the cells whose computed result differs from the carried one */
	get differing(): readonly string[] {
		return this.#differing;
	}

	/** The carried result of `cell` as the view stands now; null where there is none. */
	resultOf(cell: CellBlock): CellResult | null {
		return this.#cells.has(cell.id) ? (this.#results?.get(cell.key) ?? null) : null;
	}

	/** The engine has computed `cell`: its first result is held against the carried one. */
	compare(cell: CellBlock, result: CellResult): void {
		const carried = this.resultOf(cell);
		if (carried === null || this.#compared.includes(cell.key)) return;
		this.#compared = [...this.#compared, cell.key];
		if (!sameResult(carried, result)) this.#differing = [...this.#differing, cell.name];
	}
}
