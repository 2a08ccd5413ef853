import type { CellError } from '../notebook/cell-error.ts';
import { chartContext } from '../notebook/chart/context.ts';
import { parseChart } from '../notebook/chart/parse.ts';
import { findBlock } from '../notebook/format/edit.ts';
import type { CellBlock } from '../notebook/model.ts';
import { inputContext } from '../notebook/parameters/context.ts';
import { parseInput } from '../notebook/parameters/parse.ts';
import { INPUT_TYPES, type InputType } from '../notebook/parameters/spec.ts';
import type { Catalog, CatalogColumn } from './catalog.ts';
import { inputNames } from './cells.ts';
import { drawableColumns } from './charts.ts';
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
			case 'column': {
				const columns = drawableColumns(this.#notebook, this.#cell, this.#catalog.dataset);
				return { start, end, options: columns.map(columnOption) };
			}
			case 'input':
				return { start, end, options: inputNames(this.#notebook.notebook).map(plain) };
			default:
				return { start, end, options: words.map(plain) };
		}
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
