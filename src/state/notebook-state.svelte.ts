import type { Table } from 'apache-arrow';
import { SvelteMap } from 'svelte/reactivity';
import { replaceText, setBody } from '../notebook/format/edit.ts';
import { cellsOf, formatNotebook, parseNotebook } from '../notebook/format/parse.ts';
import type { BlockId, CellBlock, Notebook } from '../notebook/model.ts';
import { toCellKey } from '../notebook/names.ts';
import type { ParameterValue } from '../notebook/parameters/spec.ts';
import { defaultValue, formatValue } from '../notebook/parameters/values.ts';
import type { CellStatus as Status } from '../notebook/scheduler.ts';
import type { ParameterTexts } from '../share/view.ts';
import { CarriedResults, type LoadCarried } from './carried-results.svelte.ts';
import type { CellScheduler, ObserveCell } from './cell-scheduler.ts';
import { bodiesOf, inputKeys, noCells } from './cells.ts';
import type { CellResult } from './results.ts';
import { supportingQueries } from './supporting.ts';

export type CellStatus = Status<CellResult> & {
	/** the result came with the page; the engine has not computed it yet */
	readonly carried?: boolean;
};

/** What computes the cells of one open notebook. */
export type NotebookRun = Pick<
	CellScheduler,
	'update' | 'run' | 'cancel' | 'setSeen' | 'page' | 'readersOf' | 'close'
>;

export interface NotebookOptions {
	/** names drafts and remembered heights */
	readonly id: string;
	/** the built-in notebook that it is, or was before it was edited; null for one of the sender's own */
	readonly builtin: string | null;
	readonly origin: 'builtin' | 'link';
	/** what 'reset' goes back to */
	readonly original: string;
	/** what is shown at first: a draft, or what a link carries */
	readonly source: string;
	/** as a link writes them */
	readonly parameters: ParameterTexts;
	/** what the build computed for `original`; null where nothing is carried */
	readonly loadCarried: LoadCarried | null;
	readonly startRun: (observe: ObserveCell) => NotebookRun;
	/** text or parameters have changed; says whether the change will survive a reload */
	readonly onchange: (notebook: NotebookState) => boolean;
}

const PENDING: CellStatus = { state: 'pending', result: null, error: null, version: 0 };

/**
 * One open notebook: its text as edited, its cells as they were last run, and how each of them stands.
 * A changed cell keeps its result and is stale until it is run.
 */
export class NotebookState {
	readonly id: string;
	readonly builtin: string | null;
	readonly origin: 'builtin' | 'link';
	readonly #original: string;
	readonly #onchange: NotebookOptions['onchange'];
	readonly #run: NotebookRun;
	readonly #carried: CarriedResults | null;
	/** cells on the screen; nothing is drawn from it */
	readonly #seen = noCells();
	readonly #statuses = new SvelteMap<BlockId, CellStatus>();

	#notebook: Notebook;
	/** the text that the cells' results belong to */
	#ran: Notebook;
	#chosen: ParameterTexts;
	#beforeReset: { source: string; chosen: ParameterTexts } | null = $state.raw(null);
	#unsaved = $state(false);

	readonly #edited = $derived.by(() => formatNotebook(this.#notebook) !== this.#original);
	readonly #ranBodies = $derived.by(() => bodiesOf(this.#ran));
	readonly #supporting = $derived.by(() => this.#findSupporting());
	readonly #runningCount = $derived.by(
		() =>
			[...this.#statuses.values()].filter(({ state }) => state === 'running' || state === 'pending').length
	);

	constructor(options: NotebookOptions) {
		this.id = options.id;
		this.builtin = options.builtin;
		this.origin = options.origin;
		this.#original = options.original;
		this.#onchange = options.onchange;
		const notebook = parseNotebook(options.source);
		this.#notebook = $state.raw(notebook);
		this.#ran = $state.raw(notebook);
		this.#chosen = $state.raw(options.parameters);
		this.#run = options.startRun((id, status) => {
			if (status) this.#statuses.set(id, status);
			else this.#statuses.delete(id);
			if (status?.state === 'done' && status.result) this.#compare(id, status.result);
		});
		this.#carried =
			options.loadCarried &&
			new CarriedResults(parseNotebook(options.original), options.loadCarried, () => ({
				notebook: this.#ran,
				chosen: this.#chosen,
				readersOf: (id) => this.#run.readersOf(id)
			}));
		this.#run.update(this.#ran, this.#chosen);
	}

	/** the results that came with the page; null where there are none for this notebook */
	get carried(): CarriedResults | null {
		return this.#carried;
	}

	/** the text as edited */
	get notebook(): Notebook {
		return this.#notebook;
	}

	/** whether the text differs from the original */
	get edited(): boolean {
		return this.#edited;
	}

	/** whether the last change will be lost when the page is closed */
	get unsaved(): boolean {
		return this.#unsaved;
	}

	get canUndoReset(): boolean {
		return this.#beforeReset !== null;
	}

	/** cells that wait or are being computed */
	get runningCount(): number {
		return this.#runningCount;
	}

	/** how every cell stands, in their order */
	get statuses(): readonly CellStatus[] {
		return cellsOf(this.#notebook).map((cell) => this.statusOf(cell));
	}

	statusOf(cell: CellBlock): CellStatus {
		const status = this.#statuses.get(cell.id) ?? PENDING;
		const carried = status.result === null && status.error === null ? this.carriedResultOf(cell) : null;
		if (carried) return { ...status, result: carried, carried: true };
		return status.state === 'done' && this.isEdited(cell) ? { ...status, state: 'stale' } : status;
	}

	/** What came with the page for `cell`; null where that is nothing, or not its own any more. */
	carriedResultOf(cell: CellBlock): CellResult | null {
		return this.isEdited(cell) ? null : (this.#carried?.resultOf(cell) ?? null);
	}

	bodyOf(cell: CellBlock): string {
		return cell.body;
	}

	/** whether the cell's text differs from what was last run */
	isEdited(cell: CellBlock): boolean {
		return this.#ranBodies.get(cell.id) !== cell.body;
	}

	/** Whether a query only serves what follows: drawn by a chart, quoted in prose, or read by another such query. */
	isSupporting(cell: CellBlock): boolean {
		return this.#supporting.has(cell.id);
	}

	/** The cell called `name`. */
	cellNamed(name: string): CellBlock | null {
		const key = toCellKey(name);
		return cellsOf(this.#notebook).find((candidate) => candidate.key === key) ?? null;
	}

	/** Rows of the result of a query, or of the query that a chart draws. */
	page(cell: CellBlock, offset: number, limit: number): Promise<Table> {
		const source =
			cell.kind === 'chart'
				? cellsOf(this.#ran).find(({ id }) => this.#run.readersOf(id).includes(cell.id))
				: cell;
		return this.#run.page(source ?? cell, offset, limit);
	}

	/** Changes a cell's text; it is run when the reader says so. */
	edit(cell: CellBlock, body: string): void {
		this.#notebook = setBody(this.#notebook, cell.id, body);
		this.#changed();
	}

	/** Runs a cell as it is now; what reads it follows. */
	run(cell: CellBlock): void {
		const now = cellsOf(this.#notebook).find((candidate) => candidate.id === cell.id);
		if (!now) return;
		if (this.isEdited(now)) {
			this.#ran = cellsOf(this.#ran).some((candidate) => candidate.id === cell.id)
				? setBody(this.#ran, cell.id, now.body)
				: this.#notebook;
			this.#run.update(this.#ran, this.#chosen);
			// A change of a comment alone sets nothing going; what was stopped or has failed is to run all the same.
			const { state } = this.statusOf(now);
			if (state !== 'stale' && state !== 'error') return;
		}
		this.#run.run(cell.id);
	}

	cancel(cell: CellBlock): void {
		this.#run.cancel(cell.id);
	}

	/** Chooses a value; the cells that read it follow. */
	setParameter(cell: CellBlock, value: ParameterValue): void {
		this.#chosen = { ...this.#chosen, [cell.name]: formatValue(value) };
		this.#run.update(this.#ran, this.#chosen);
		this.#changed();
	}

	/** whether somebody, or a link, chose a value for the input */
	isChosen(cell: CellBlock): boolean {
		return Object.hasOwn(this.#chosen, cell.name);
	}

	/** Forgets what was chosen for an input: the default is taken. */
	clearParameter(cell: CellBlock): void {
		const { [cell.name]: _given, ...rest } = this.#chosen;
		this.#chosen = rest;
		this.#run.update(this.#ran, this.#chosen);
		this.#changed();
	}

	/** The parameters that differ from their defaults, as a link writes them. */
	get parameters(): ParameterTexts {
		const differing: [string, readonly string[]][] = [];
		for (const cell of cellsOf(this.#notebook)) {
			const texts = Object.hasOwn(this.#chosen, cell.name) ? this.#chosen[cell.name] : undefined;
			if (cell.kind !== 'input' || texts === undefined) continue;
			const { result } = this.statusOf(cell);
			if (result?.kind !== 'input' || !isDefault(result, texts)) differing.push([cell.name, texts]);
		}
		return Object.fromEntries(differing);
	}

	/** parameters that were asked for and that no input has */
	get unknownParameters(): readonly string[] {
		const inputs = inputKeys(this.#notebook);
		return Object.keys(this.#chosen).filter((name) => !inputs.has(toCellKey(name)));
	}

	/** the text as it would be saved */
	get source(): string {
		return formatNotebook(this.#notebook);
	}

	/** Goes back to the original text and its defaults. */
	reset(): void {
		const before = { source: this.source, chosen: this.#chosen };
		this.#replace(this.#original, {});
		this.#beforeReset = before;
	}

	/** Takes the last reset back. */
	undoReset(): void {
		const before = this.#beforeReset;
		if (before) this.#replace(before.source, before.chosen);
	}

	/** Says whether the cell is on the screen: what is seen is computed first. */
	setSeen(cell: CellBlock, seen: boolean): void {
		if (seen) this.#seen.add(cell.id);
		else this.#seen.delete(cell.id);
		this.#run.setSeen(this.#seen);
	}

	/** Ends everything that runs for this notebook. */
	close(): void {
		this.#run.close();
	}

	#replace(source: string, chosen: ParameterTexts): void {
		this.#notebook = replaceText(this.#notebook, source);
		this.#ran = this.#notebook;
		this.#chosen = chosen;
		this.#run.update(this.#ran, this.#chosen);
		this.#changed();
	}

	#compare(id: BlockId, result: CellResult): void {
		const cell = cellsOf(this.#ran).find((candidate) => candidate.id === id);
		if (cell) this.#carried?.compare(cell, result);
	}

	#changed(): void {
		this.#beforeReset = null;
		this.#unsaved = !this.#onchange(this);
	}

	#findSupporting(): ReadonlySet<BlockId> {
		return supportingQueries(this.#ran, (id) => this.#run.readersOf(id));
	}
}

/** Whether `texts` choose what the input has without a choice. */
function isDefault(
	{ spec, options, value }: Extract<CellResult, { kind: 'input' }>,
	texts: readonly string[]
): boolean {
	const usual = formatValue(defaultValue(spec, { options, type: value.type }));
	return usual.length === texts.length && usual.every((text, at) => text === texts[at]);
}
