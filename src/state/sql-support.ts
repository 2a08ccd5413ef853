import type { CellError } from '../notebook/cell-error.ts';
import { cellsOf } from '../notebook/format/parse.ts';
import type { CellBlock } from '../notebook/model.ts';
import { sqlContext, type SqlContext } from '../notebook/sql/context.ts';
import { fullWidthMarks, type FullWidthMark } from '../notebook/sql/full-width.ts';
import type { Catalog, CatalogFunction, CatalogRelation } from './catalog.ts';
import { cellRelations } from './cell-relations.ts';
import type { NotebookState } from './notebook-state.svelte.ts';

/** What an editor of one SQL cell knows beside its text. */
export class SqlSupport {
	readonly #notebook: NotebookState;
	readonly #cell: CellBlock;
	readonly #catalog: Catalog;

	constructor(notebook: NotebookState, cell: CellBlock, catalog: Catalog) {
		this.#notebook = notebook;
		this.#cell = cell;
		this.#catalog = catalog;
	}

	/** What fits at `offset`. */
	context(sql: string, offset: number): SqlContext {
		return sqlContext(sql, offset);
	}

	/** Everything that the cell may read: other cells first, then the reader's own tables, then the dataset. */
	async relations(): Promise<readonly CatalogRelation[]> {
		return [
			...cellRelations(this.#notebook, this.#cell.id),
			...(await this.#catalog.own()),
			...this.#catalog.dataset
		];
	}

	/** The names of the notebook's inputs. */
	parameters(): readonly string[] {
		return cellsOf(this.#notebook.notebook).flatMap(({ kind, name }) => (kind === 'input' ? [name] : []));
	}

	functions(): Promise<readonly CatalogFunction[]> {
		return this.#catalog.functions();
	}

	values(relation: string, column: string): Promise<readonly string[]> {
		return this.#catalog.values(relation, column);
	}

	/** What is wrong with `sql` in place of the cell's text; null for nothing, and where that cannot be told yet. */
	check(sql: string): Promise<CellError | null> {
		return this.#notebook.check(this.#cell, sql);
	}

	fullWidth(sql: string): readonly FullWidthMark[] {
		return fullWidthMarks(sql);
	}
}
