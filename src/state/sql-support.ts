import { QueryError } from '../engine/engine.ts';
import type { CellError } from '../notebook/cell-error.ts';
import type { CellBlock } from '../notebook/model.ts';
import { sqlContext, type SqlContext } from '../notebook/sql/context.ts';
import { foldName } from '../notebook/sql/cursor.ts';
import { fullWidthMarks, type FullWidthMark } from '../notebook/sql/full-width.ts';
import { layOutSql, type SqlFormatter } from '../notebook/sql/layout.ts';
import type { Catalog, CatalogFunction, CatalogRelation } from './catalog.ts';
import { inputNames } from './cells.ts';
import { cellRelations } from './cell-relations.ts';
import type { NotebookState } from './notebook-state.svelte.ts';

/** Milliseconds that a list waits for an engine that may be busy with a long query. */
const PATIENCE = 300;

/** What `asked` gives, or nothing where that takes too long; the next time it may be known. */
async function soon<T>(asked: Promise<readonly T[]>): Promise<readonly T[]> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<readonly T[]>((resolve) => (timer = setTimeout(() => resolve([]), PATIENCE)));
	const known = await Promise.race([asked, late]);
	clearTimeout(timer);
	return known;
}

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
			...(await soon(this.#catalog.own())),
			...this.#catalog.dataset
		];
	}

	/** The names of the notebook's inputs. */
	parameters(): readonly string[] {
		return inputNames(this.#notebook.notebook);
	}

	functions(): Promise<readonly CatalogFunction[]> {
		return soon(this.#catalog.functions());
	}

	/** The values of a column that has few; none where the relation is not there yet. */
	async values(relation: string, column: string): Promise<readonly string[]> {
		const cell = this.#notebook.cellNamed(relation);
		const result = cell && this.#notebook.statusOf(cell).result;
		try {
			return await this.#catalog.values(relation, column, result);
		} catch (thrown) {
			if (thrown instanceof QueryError) return [];
			throw thrown;
		}
	}

	/** Lays SQL out by `format`; null where it cannot be read, or would come back as something else. */
	layOut(sql: string, format: SqlFormatter): Promise<string | null> {
		return layOutSql(sql, format);
	}

	/** What is wrong with `sql` in place of the cell's text; null for nothing, and where that cannot be told yet. */
	check(sql: string): Promise<CellError | null> {
		return this.#notebook.check(this.#cell, sql);
	}

	/** The full-width marks that are to be SQL's own, not those in names of columns that the cell may read. */
	async fullWidth(sql: string): Promise<readonly FullWidthMark[]> {
		if (!this.mayHaveFullWidth(sql)) return [];
		const names = new Set<string>();
		for (const { name, columns } of await this.relations()) {
			for (const known of [name, ...columns.map((column) => column.name)]) {
				if (/[^\p{L}\p{N}_]/u.test(known)) names.add(foldName(known));
			}
		}
		return fullWidthMarks(sql, names);
	}

	/** Whether there is anything to be mended, as far as the text alone tells. */
	mayHaveFullWidth(sql: string): boolean {
		return fullWidthMarks(sql).length > 0;
	}
}
