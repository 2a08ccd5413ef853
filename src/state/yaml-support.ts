import type { CellError } from '../notebook/cell-error.ts';
import { chartContext } from '../notebook/chart/context.ts';
import { parseChart } from '../notebook/chart/parse.ts';
import { findBlock } from '../notebook/format/edit.ts';
import { cellsOf } from '../notebook/format/parse.ts';
import type { CellBlock } from '../notebook/model.ts';
import { toCellKey } from '../notebook/names.ts';
import { inputContext } from '../notebook/parameters/context.ts';
import { parseInput } from '../notebook/parameters/parse.ts';
import { INPUT_TYPES, type InputType } from '../notebook/parameters/spec.ts';
import type { Catalog, CatalogColumn } from './catalog.ts';
import { cellRelations } from './cell-relations.ts';
import type { NotebookState } from './notebook-state.svelte.ts';

/** Something that may be written in the YAML of a cell. */
export interface YamlOption {
	/** as it is written */
	readonly text: string;
	readonly kind: 'key' | 'word' | 'column' | 'input';
	/** the column, where it is one */
	readonly column: CatalogColumn | null;
}

/** What fits at a place, `start` to `end` of which is typed already. */
export interface YamlOffer {
	readonly start: number;
	readonly end: number;
	readonly options: readonly YamlOption[];
}

/** Texts that YAML takes as they stand. */
const PLAIN = /^(?!(true|false|null|yes|no|on|off)$)[\p{L}_][\p{L}\p{N}_ （）％/-]*(?<! )$/iu;

/** What an editor of the YAML of one chart or input knows beside its text. */
export class YamlSupport {
	readonly #notebook: NotebookState;
	/** as it was when its editor was made; its head may have changed since */
	readonly #made: CellBlock;
	readonly #catalog: Catalog;

	constructor(notebook: NotebookState, cell: CellBlock, catalog: Catalog) {
		this.#notebook = notebook;
		this.#made = cell;
		this.#catalog = catalog;
	}

	get #cell(): CellBlock {
		const now = findBlock(this.#notebook.notebook, this.#made.id);
		return now && now.kind !== 'prose' ? now : this.#made;
	}

	/** What is wrong with `body`, as far as its text tells. */
	problems(body: string): readonly CellError[] {
		if (this.#cell.kind === 'chart') return parseChart(body).errors;
		const type = inputTypeOf(this.#cell);
		return type === null ? [] : parseInput(type, this.#cell.name, body).errors;
	}

	/** What fits at `offset`; null for nothing known. */
	offer(body: string, offset: number): YamlOffer | null {
		const type = this.#cell.kind === 'input' ? inputTypeOf(this.#cell) : null;
		const context =
			this.#cell.kind === 'chart' ? chartContext(body, offset) : type && inputContext(type, body, offset);
		if (context === null) return null;
		const { start, end, wants, words } = context;
		const plain = (text: string): YamlOption => ({ text, kind: wants, column: null });
		switch (wants) {
			case 'column':
				return { start, end, options: this.#columns().map(columnOption) };
			case 'input': {
				const inputs = cellsOf(this.#notebook.notebook).filter(({ kind }) => kind === 'input');
				return { start, end, options: inputs.map(({ name }) => plain(name)) };
			}
			default:
				return { start, end, options: words.map(plain) };
		}
	}

	/** The columns of what the chart draws. */
	#columns(): readonly CatalogColumn[] {
		const { result } = this.#notebook.statusOf(this.#cell);
		const cells = cellsOf(this.#notebook.notebook);
		const before = cells.slice(
			0,
			cells.findIndex(({ id }) => id === this.#cell.id)
		);
		const name = attribute(this.#cell, 'from') ?? before.findLast(({ kind }) => kind === 'sql')?.name;
		const relations = [...cellRelations(this.#notebook), ...this.#catalog.dataset];
		const key = name === undefined ? null : toCellKey(name);
		const known = relations.find((relation) => toCellKey(relation.name) === key)?.columns ?? [];
		if (known.length > 0 || result?.kind !== 'chart') return known;
		return result.source.columns.map((column) => ({ ...column, zh: null, en: null, values: [] }));
	}
}

function attribute(cell: CellBlock, name: string): string | undefined {
	return cell.attributes.find((each) => each.name === name)?.value;
}

function inputTypeOf(cell: CellBlock): InputType | null {
	const given = attribute(cell, 'type');
	return INPUT_TYPES.find((type) => type === given) ?? null;
}

function columnOption(column: CatalogColumn): YamlOption {
	const text = PLAIN.test(column.name) ? column.name : JSON.stringify(column.name);
	return { text, kind: 'column', column };
}
