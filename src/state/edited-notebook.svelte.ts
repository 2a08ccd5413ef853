import type { Localised } from '../base/localised.ts';
import {
	duplicateBlock,
	insertAfter,
	moveAfter,
	removeBlock,
	replaceBlock
} from '../notebook/format/arrange.ts';
import { findBlock, replaceText, type NewBlock } from '../notebook/format/edit.ts';
import { cellsOf, formatNotebook, parseNotebook } from '../notebook/format/parse.ts';
import { isBlankProse } from '../notebook/format/prose-text.ts';
import { record as recordStep, redo, startHistory, undo, type History } from '../notebook/history.ts';
import type { Block, BlockId, Notebook } from '../notebook/model.ts';
import { toCellKey } from '../notebook/names.ts';
import { renameCell } from '../notebook/rename.ts';
import type { ParameterTexts } from '../share/view.ts';
import { nameFault } from './cell-names.ts';
import { changedBlock } from './cells.ts';
import { RanTexts, type RanChange } from './ran-texts.ts';
import { Selection } from './selection.svelte.ts';

/** What undo and redo go through: the text, what was chosen, and what the step made run. */
interface Version {
	readonly notebook: Notebook;
	readonly chosen: ParameterTexts;
	/** texts that the step before took along without their being run one by one */
	readonly ran: readonly RanChange[];
}

/** Everything that was done to a notebook while the page is open. */
export type NotebookHistory = History<Version>;

/** The text of an open notebook with all that was done to it, each step of which can be taken back. */
export abstract class EditedNotebook {
	readonly selection = new Selection();
	protected readonly texts = new RanTexts();
	/** what 'reset' goes back to */
	protected original: string;
	#history: History<Version>;
	#justReset = $state(false);

	/** `history` is taken up where it leads to `source` */
	constructor(original: string, source: string, chosen: ParameterTexts, history: NotebookHistory | null) {
		this.original = $state(original);
		const known = history !== null && formatNotebook(history.present.notebook) === source;
		this.#history = $state.raw(
			known
				? { ...history, present: { ...history.present, chosen } }
				: startHistory<Version>({ notebook: parseNotebook(source), chosen, ran: [] })
		);
	}

	/** what was done to it, for when it is opened again */
	get history(): NotebookHistory {
		return this.#history;
	}

	/** The text or what was chosen is another: the results are to follow. */
	protected abstract changed(chosen: boolean): void;

	/** the text as edited */
	get notebook(): Notebook {
		return this.#history.present.notebook;
	}

	/** values that somebody, or a link, chose, as a link writes them */
	get chosen(): ParameterTexts {
		return this.#history.present.chosen;
	}

	/** whether the last change was a reset */
	get canUndoReset(): boolean {
		return this.#justReset;
	}

	get canUndo(): boolean {
		return this.#history.past !== null;
	}

	get canRedo(): boolean {
		return this.#history.future !== null;
	}

	/** the block that keys and menus act on */
	get selected(): Block | null {
		const { selected } = this.selection;
		return selected === null ? null : findBlock(this.notebook, selected);
	}

	/** Puts a new block after the block `after` (first, with null) and selects it; a cell runs at once. */
	insertAfter(after: BlockId | null, block: NewBlock): BlockId {
		const { notebook, id } = insertAfter(this.notebook, after, block);
		this.record(notebook, null);
		this.selection.select(id);
		return id;
	}

	/** Takes a block out; its neighbour is selected. */
	remove(id: BlockId): void {
		const near = this.#neighbour(id, 1) ?? this.#neighbour(id, -1);
		this.record(removeBlock(this.notebook, id), null);
		this.selection.select(near && findBlock(this.notebook, near) ? near : null);
	}

	/** Moves a block by one of those that are shown, up (-1) or down (1). */
	move(id: BlockId, by: -1 | 1): void {
		const next = this.#neighbour(id, by);
		if (next === null) return;
		const after = by === 1 ? next : this.#neighbour(next, -1);
		const moved = moveAfter(this.notebook, id, after);
		this.record(moved.notebook, null);
		this.selection.select(moved.id);
	}

	/** Puts a copy after a block and selects it. */
	duplicate(id: BlockId): void {
		const copy = duplicateBlock(this.notebook, id);
		this.record(copy.notebook, null);
		this.selection.select(copy.id);
	}

	/** Puts another block in the place of the block `id`. */
	replace(id: BlockId, block: NewBlock): void {
		const placed = replaceBlock(this.notebook, id, block);
		this.record(placed.notebook, null);
		this.selection.select(placed.id);
	}

	/** Gives a cell another name, which whatever reads it follows; says why where it cannot. */
	rename(id: BlockId, name: string): Localised | null {
		const cell = cellsOf(this.notebook).find((candidate) => candidate.id === id);
		if (!cell || cell.name === name) return null;
		const fault = nameFault(
			cell,
			name,
			cellsOf(this.notebook).find(({ key }) => key === toCellKey(name)) ?? null
		);
		if (fault) return fault;
		const ran = this.texts.takeAll(renameCell(this.texts.apply(this.notebook), id, name));
		const { [cell.name]: texts, ...rest } = this.chosen;
		const chosen = cell.kind === 'input' && texts ? { ...rest, [name]: texts } : this.chosen;
		this.record(renameCell(this.notebook, id, name), null, { chosen, ran });
		return null;
	}

	/** Takes the last step back, text or structure; the block that changed is selected. */
	undo(): void {
		const { present } = this.#history;
		const before = undo(this.#history);
		if (!before) return;
		this.texts.revert(present.ran);
		this.#travel(before);
	}

	/** Makes the last step once more that was taken back. */
	redo(): void {
		const next = redo(this.#history);
		if (!next) return;
		this.texts.repeat(next.present.ran);
		this.#travel(next);
	}

	/** Goes back to the original text and its defaults; one step, which can be taken back. */
	reset(): void {
		const notebook = replaceText(this.notebook, this.original);
		this.record(notebook, null, { chosen: {}, ran: this.texts.takeAll(notebook) });
		this.#justReset = true;
	}

	/** Takes another version of the whole text, which its file holds as `saved`; one step, which can be taken back. */
	takeOver(source: string, saved: string): void {
		this.original = saved;
		const notebook = replaceText(this.notebook, source);
		this.record(notebook, null, { ran: this.texts.takeAll(notebook) });
	}

	/** Takes the last reset back. */
	undoReset(): void {
		if (this.#justReset) this.undo();
	}

	/** the blocks that are shown, in their order: blank prose only parts others, unless one writes into it */
	get shown(): readonly Block[] {
		const { editing } = this.selection;
		return this.notebook.blocks.filter(
			(block) => block.kind !== 'prose' || block.id === editing || !isBlankProse(block.raw)
		);
	}

	#neighbour(id: BlockId, by: -1 | 1): BlockId | null {
		const { shown } = this;
		const at = shown.findIndex((block) => block.id === id);
		return at < 0 ? null : (shown[at + by]?.id ?? null);
	}

	/** Makes `notebook` the present one, as a step that can be taken back. */
	protected record(
		notebook: Notebook,
		key: string | null,
		more: Partial<Omit<Version, 'notebook'>> = {}
	): void {
		const { present } = this.#history;
		const next: Version = { notebook, chosen: more.chosen ?? present.chosen, ran: more.ran ?? [] };
		if (next.notebook === present.notebook && next.chosen === present.chosen) return;
		this.#history = recordStep(this.#history, next, key, performance.now());
		this.#settle(next.chosen !== present.chosen);
	}

	/** Goes to another version; ids are never used twice, not even after an undo. */
	#travel(history: History<Version>): void {
		const { present: left } = this.#history;
		const { notebook, chosen } = history.present;
		const nextId = Math.max(notebook.nextId, left.notebook.nextId);
		this.#history = { ...history, present: { ...history.present, notebook: { ...notebook, nextId } } };
		const block = changedBlock(left.notebook, notebook);
		if (block !== null) this.selection.select(block);
		this.#settle(chosen !== left.chosen);
	}

	#settle(chosen: boolean): void {
		this.#justReset = false;
		this.changed(chosen);
	}
}
