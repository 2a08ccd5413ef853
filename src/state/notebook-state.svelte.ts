import type { Table } from 'apache-arrow';
import { SvelteMap } from 'svelte/reactivity';
import type { EngineResult } from '../engine/engine.ts';
import { findBlock, setBody } from '../notebook/format/edit.ts';
import { cellsOf, formatNotebook, parseNotebook } from '../notebook/format/parse.ts';
import type { CellError } from '../notebook/cell-error.ts';
import type { Block, BlockId, CellBlock, Notebook } from '../notebook/model.ts';
import { toCellKey } from '../notebook/names.ts';
import type { ParameterValue } from '../notebook/parameters/spec.ts';
import { formatValue } from '../notebook/parameters/values.ts';
import type { ParameterTexts } from '../share/view.ts';
import { Asked } from './asked.svelte.ts';
import { CarriedResults } from './carried-results.svelte.ts';
import { CellStatuses, type CellStatus } from './cell-statuses.svelte.ts';
import {
	bodiesOf,
	goneFrom,
	idsByName,
	inputKeys,
	noCells,
	noNames,
	sameBlocks,
	sameCells
} from './cells.ts';
import { differing } from './chosen.ts';
import { EditRuns } from './edit-runs.ts';
import { EditedNotebook } from './edited-notebook.svelte.ts';
import type { KeptRows } from './result-access.ts';
import type { NotebookOptions, NotebookRun } from './notebook-options.ts';
import type { CellResult } from './results.ts';
import { supportingQueries } from './supporting.ts';

export type { NotebookOptions, NotebookRun } from './notebook-options.ts';

/**
 * One open notebook: its text as edited, its cells as they were last run, and how each of them stands.
 * A changed cell keeps its result and is stale until it is run.
 */
export class NotebookState extends EditedNotebook {
	readonly builtin: string | null;
	readonly origin: 'builtin' | 'link' | 'file';
	#called: Pick<NotebookOptions, 'id' | 'fileName'> = $state.raw({ id: '', fileName: '' });
	readonly #onchange: NotebookOptions['onchange'];
	readonly #runOnEdit: NotebookOptions['runOnEdit'];
	readonly #run: NotebookRun;
	readonly #carried: CarriedResults | null;
	readonly #asked = new Asked();
	/** cells on the screen; nothing is drawn from it */
	readonly #seen = noCells();
	readonly #statuses = new CellStatuses();

	/** the notebook that the cells' results belong to */
	#ran: Notebook;
	#unsaved = $state(false);
	readonly #editRuns = new EditRuns(
		(id) => this.#isWhole(id),
		(ids) => this.#runEdited(ids)
	);

	readonly #edited = $derived.by(() => formatNotebook(this.notebook) !== this.original);
	readonly #ranBodies = $derived.by(() => bodiesOf(this.#ran));
	/** every cell as it is now, one by one: who reads one does not hear of the others */
	readonly #cells = new SvelteMap<BlockId, CellBlock>();
	#names = noNames();
	readonly #byName = $derived.by(() => (this.#names = idsByName(this.notebook, this.#names)));
	readonly #supporting = $derived.by(() => this.#findSupporting());

	constructor(options: NotebookOptions) {
		super(options.original, options.source, options.parameters, options.history ?? null);
		this.builtin = options.builtin;
		this.origin = options.origin;
		this.callIt(options);
		this.#onchange = options.onchange;
		this.#runOnEdit = options.runOnEdit;
		this.#ran = $state.raw(this.texts.apply(this.notebook));
		this.#takeCells();
		this.#run = options.startRun((id, status) => {
			this.#statuses.set(id, status);
			if (status?.state === 'done' && status.result) this.#compare(id, status.result);
		});
		this.#carried =
			options.loadCarried &&
			new CarriedResults(parseNotebook(options.original), options.loadCarried, () => ({
				notebook: this.#ran,
				chosen: this.chosen,
				readersOf: (id) => this.#run.readersOf(id)
			}));
		this.#run.update(this.#ran, this.chosen);
	}

	/** names drafts and remembered heights */
	get id(): string {
		return this.#called.id;
	}

	/** what it is called where it is saved, `.md` included */
	get fileName(): string {
		return this.#called.fileName;
	}

	/** It goes by another name from now on. */
	callIt({ id, fileName }: Pick<NotebookOptions, 'id' | 'fileName'>): void {
		this.#called = { id, fileName };
	}

	/** the results that came with the page; null where there are none for this notebook */
	get carried(): CarriedResults | null {
		return this.#carried;
	}

	/** whether the text differs from the original */
	get edited(): boolean {
		return this.#edited;
	}

	/** whether the last change will be lost when the page is closed */
	get unsaved(): boolean {
		return this.#unsaved;
	}

	/** cells that wait or are being computed, and what was asked for beside them */
	get runningCount(): number {
		return this.#statuses.runningCount + this.#asked.count;
	}

	/** how every cell stands, in their order */
	get statuses(): readonly CellStatus[] {
		return cellsOf(this.notebook).map((cell) => this.statusOf(cell));
	}

	statusOf(cell: CellBlock): CellStatus {
		const status = this.#statuses.of(cell.id);
		const carried = status.result === null && status.error === null ? this.carriedResultOf(cell) : null;
		if (carried) return { ...status, result: carried, carried: true };
		return status.state === 'done' && this.isEdited(cell) ? { ...status, state: 'stale' } : status;
	}

	/** What came with the page for `cell`; null where that is nothing, or not its own any more. */
	carriedResultOf(cell: CellBlock): CellResult | null {
		return this.isEdited(cell) ? null : (this.#carried?.resultOf(cell) ?? null);
	}

	/** whether the cell's text differs from what was last run */
	isEdited(cell: CellBlock): boolean {
		return this.#ranBodies.get(cell.id) !== cell.body;
	}

	/** Whether a query only serves what follows: drawn by a chart, quoted in prose, or read by another such query. */
	isSupporting(cell: CellBlock): boolean {
		return this.#supporting.has(cell.id);
	}

	/** Whether the result of a cell is folded: by hand, or as the notebook's shape suggests. */
	isFolded(cell: CellBlock): boolean {
		return this.selection.folded.get(cell.id) ?? (cell.kind === 'sql' && this.isSupporting(cell));
	}

	toggleFold(cell: CellBlock): void {
		this.selection.folded.set(cell.id, !this.isFolded(cell));
	}

	/** The cell called `name`. */
	cellNamed(name: string): CellBlock | null {
		const id = this.#byName.get(toCellKey(name));
		return id === undefined ? null : (this.#cells.get(id) ?? null);
	}

	/** Rows of the result of a query, or of the query that a chart draws. */
	page(cell: CellBlock, offset: number, limit: number): Promise<Table> {
		return this.#run.page(this.#sourceOf(cell), offset, limit);
	}

	/** The relation whose rows the cell shows, or draws. */
	relationOf(cell: CellBlock): string {
		const source = this.#sourceOf(cell);
		if (source !== cell || cell.kind !== 'chart') return source.name;
		return cell.attributes.find(({ name }) => name === 'from')?.value ?? cell.name;
	}

	/** Asks the engine beside the cells. */
	ask(sql: string): Promise<EngineResult> {
		return this.#run.ask(sql);
	}

	/** Keeps the rows of a query over a cell's result until they are closed. */
	openRows(cell: CellBlock, sql: string, signal: AbortSignal): Promise<KeptRows> {
		return this.#asked.run(signal, (either) => this.#run.openRows(cell.name, sql, either));
	}

	/**
	 * Changes the text of a cell or of prose; a cell is run when the reader says so, or after a pause.
	 * What is `typed` is one step with what was typed just before; anything else is a step of its own.
	 */
	edit(block: Pick<Block, 'id'>, body: string, typed = true): void {
		this.record(setBody(this.notebook, block.id, body), typed ? `text ${block.id}` : null);
		if (this.#runOnEdit()) this.#editRuns.changed(block.id);
	}

	/** Whether a cell's text can be run as it stands: half a query does not replace a result by an error. */
	async #isWhole(id: BlockId): Promise<boolean> {
		const cell = findBlock(this.notebook, id);
		if (!cell || cell.kind === 'prose' || !this.isEdited(cell)) return false;
		return (await this.check(cell, cell.body)) === null;
	}

	/** What is wrong with `body` in place of a cell's text, told without running it; null for nothing known. */
	check(cell: CellBlock, body: string): Promise<CellError | null> {
		return this.#run.check(setBody(this.notebook, cell.id, body), this.chosen, cell.id);
	}

	/** Runs `body` in place of a cell's text: its rows, kept until they are closed, or what is wrong. */
	preview(cell: CellBlock, body: string, signal: AbortSignal): Promise<KeptRows | CellError> {
		const notebook = setBody(this.notebook, cell.id, body);
		return this.#asked.run(signal, (either) => this.#run.preview(notebook, this.chosen, cell.id, either));
	}

	/** Runs a cell as it is now; what reads it follows. */
	run(cell: Pick<CellBlock, 'id'>): void {
		if (!this.#runEdited([cell.id])) this.#run.run(cell.id);
	}

	/** Runs what was changed, stopped or has failed. */
	runStale(): void {
		this.#runEdited(cellsOf(this.notebook).map(({ id }) => id));
		this.#run.runStale();
	}

	/** Runs everything again. */
	runAll(): void {
		this.texts.takeAll(this.notebook);
		this.#follow();
		this.#run.runAll();
	}

	cancel(cell: Pick<CellBlock, 'id'>): void {
		this.#run.cancel(cell.id);
	}

	/** Stops whatever runs or waits. */
	cancelAll(): void {
		this.#run.cancelAll();
		this.#asked.stop();
	}

	/** Chooses a value; the cells that read it follow. */
	setParameter(cell: CellBlock, value: ParameterValue): void {
		this.#choose({ ...this.chosen, [cell.name]: formatValue(value) }, cell);
	}

	/** whether somebody, or a link, chose a value for the input */
	isChosen(cell: CellBlock): boolean {
		return Object.hasOwn(this.chosen, cell.name);
	}

	/** Forgets what was chosen for an input: the default is taken. */
	clearParameter(cell: CellBlock): void {
		const { [cell.name]: _given, ...rest } = this.chosen;
		this.#choose(rest, cell);
	}

	/** The parameters that differ from their defaults, as a link writes them. */
	get parameters(): ParameterTexts {
		return differing(this.notebook, this.chosen, (cell) => this.statusOf(cell).result);
	}

	/** parameters that were asked for and that no input has */
	get unknownParameters(): readonly string[] {
		const inputs = inputKeys(this.notebook);
		return Object.keys(this.chosen).filter((name) => !inputs.has(toCellKey(name)));
	}

	/** the text as it would be saved */
	get source(): string {
		return formatNotebook(this.notebook);
	}

	/** the text that a file holds outside of the page, as far as is known */
	get savedSource(): string {
		return this.original;
	}

	/** The present text is in the reader's file. */
	markSaved(): void {
		if (this.origin === 'file') this.original = this.source;
		this.#onchange(this);
	}

	/** The last change is safe on this device, or is not. */
	setSaved(saved: boolean): void {
		this.#unsaved = !saved;
	}

	/** Says whether the cell is on the screen: what is seen is computed first. */
	setSeen(cell: CellBlock, seen: boolean): void {
		if (seen) this.#seen.add(cell.id);
		else this.#seen.delete(cell.id);
		this.#run.setSeen(this.#seen);
	}

	/** Ends everything that runs for this notebook. */
	close(): void {
		this.#editRuns.close();
		this.#asked.stop();
		this.#run.close();
	}

	#takeCells(): void {
		const cells = cellsOf(this.notebook);
		for (const cell of cells) this.#cells.set(cell.id, cell);
		if (this.#cells.size === cells.length) return;
		for (const id of goneFrom(this.notebook, this.#cells.keys())) this.#cells.delete(id);
	}

	#compare(id: BlockId, result: CellResult): void {
		const cell = cellsOf(this.#ran).find((candidate) => candidate.id === id);
		if (cell) this.#carried?.compare(cell, result);
	}

	/** The query that a chart draws; the cell itself for any other. */
	#sourceOf(cell: CellBlock): CellBlock {
		if (cell.kind !== 'chart') return cell;
		return cellsOf(this.#ran).find(({ id }) => this.#run.readersOf(id).includes(cell.id)) ?? cell;
	}

	#choose(chosen: ParameterTexts, { id }: CellBlock): void {
		this.record(this.notebook, `value ${id}`, { chosen });
	}

	/** Runs those of `ids` whose text has changed; says whether that set something going. */
	#runEdited(ids: readonly BlockId[]): boolean {
		const changed = ids.flatMap((id) => {
			const cell = findBlock(this.notebook, id);
			return cell && cell.kind !== 'prose' && this.isEdited(cell) ? [cell] : [];
		});
		if (changed.length === 0) return false;
		for (const cell of changed) this.texts.take(cell);
		this.#follow();
		// A change of a comment alone sets nothing going; what was stopped or has failed is to run all the same.
		return changed.every((cell) => !['stale', 'error'].includes(this.statusOf(cell).state));
	}

	/** Lets the results follow the text and what was chosen. */
	#follow(chosen = false): void {
		const before = this.#ran;
		const ran = this.texts.apply(this.notebook);
		// Typing changes nothing of what ran last, and then nothing that follows from it.
		if (!sameBlocks(before, ran)) this.#ran = ran;
		if (chosen || !sameCells(before, ran)) this.#run.update(ran, this.chosen);
	}

	protected override changed(chosen: boolean): void {
		this.#takeCells();
		this.#follow(chosen);
		this.#onchange(this);
	}

	#findSupporting(): ReadonlySet<BlockId> {
		return supportingQueries(this.#ran, (id) => this.#run.readersOf(id));
	}
}
