import type { BlockId } from '../notebook/model.ts';

/** Milliseconds without a key after which changed cells run by themselves. */
const PAUSE = 500;

/** Cells that were changed and are to run after a pause in typing; those whose text is not yet whole wait on. */
export class EditRuns {
	readonly #isWhole: (id: BlockId) => Promise<boolean>;
	readonly #run: (ids: readonly BlockId[]) => void;
	readonly #changed = new Set<BlockId>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** `isWhole` tells whether a cell's text can be run; `run` runs what has changed of `ids`. */
	constructor(isWhole: (id: BlockId) => Promise<boolean>, run: (ids: readonly BlockId[]) => void) {
		this.#isWhole = isWhole;
		this.#run = run;
	}

	/** The text of a cell has changed. */
	changed(id: BlockId): void {
		this.#changed.add(id);
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#afterPause(), PAUSE);
	}

	/** Nothing is to run any more. */
	close(): void {
		clearTimeout(this.#timer);
		this.#changed.clear();
	}

	async #afterPause(): Promise<void> {
		const ids = [...this.#changed];
		this.#changed.clear();
		const whole = await Promise.all(ids.map((id) => this.#isWhole(id)));
		// What was changed meanwhile has a pause of its own to wait for.
		const ready = ids.filter((id, at) => whole[at] === true && !this.#changed.has(id));
		if (ready.length > 0) this.#run(ready);
	}
}
