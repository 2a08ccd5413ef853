import type { ResultColumn } from '../../engine/engine.ts';
import type { Json } from '../../engine/format/cell.ts';
import { cellsOf } from '../../notebook/format/parse.ts';
import type { Catalog, KnownRelation } from '../../notebook/lineage/catalog.ts';
import { traceColumn } from '../../notebook/lineage/lineage.ts';
import { LineageRefusal } from '../../notebook/lineage/refusal.ts';
import type { CellBlock } from '../../notebook/model.ts';
import { toCellKey } from '../../notebook/names.ts';
import type { NotebookState } from '../notebook-state.svelte.ts';
import { variableOf } from '../runner.ts';
import type { PanelView, SourceTarget } from '../side-panel.svelte.ts';
import { catalogWith } from './catalog.ts';
import { targetOf } from './targets.ts';

/** A value that a reader has picked in the result of a cell. */
export interface PickedValue {
	readonly columns: readonly ResultColumn[];
	/** every value of its row, in the order of the columns */
	readonly values: readonly (Json | Date)[];
	/** the name of its column */
	readonly column: string;
}

function relationNamed(notebook: NotebookState, name: string): KnownRelation | null {
	const cell = notebook.cellNamed(name);
	if (cell?.kind !== 'sql') return null;
	const { result } = notebook.statusOf(cell);
	const columns = result?.kind === 'sql' ? result.table.columns.map((column) => column.name) : null;
	return { columns, taskColumns: [], sql: cell.body };
}

/** The query whose rows a cell shows: its own, or the one that a chart draws. */
function queryOf(notebook: NotebookState, cell: CellBlock): string {
	if (cell.kind !== 'chart') return cell.body;
	const from = cell.attributes.find(({ name }) => name === 'from')?.value ?? '';
	const source = notebook.cellNamed(from);
	return source?.kind === 'sql' ? source.body : `SELECT * FROM "${from.replaceAll('"', '""')}"`;
}

function isTraced(sql: string, column: string, index: number, catalog: Catalog): boolean {
	try {
		traceColumn(sql, column, index, catalog);
		return true;
	} catch (thrown) {
		if (thrown instanceof LineageRefusal) return false;
		throw thrown;
	}
}

/** What a value leads to, without what the panel would need to show it: cheap enough to ask for every quoted number. */
export interface Lead {
	readonly kind: PanelView['kind'];
	/** the best place in a source; where `kind` is `tasks`, the document that they belong to, or none */
	readonly target: SourceTarget | null;
}

/** Whether a value leads to its place in a document or to the tasks behind it. */
export function leadOf(notebook: NotebookState, cell: CellBlock, picked: PickedValue): Lead {
	const row = {
		columns: picked.columns.map(({ name }) => name),
		values: picked.values.map((value) => (value instanceof Date ? value.toISOString() : value))
	};
	const target = targetOf(row, picked.column);
	// A document alone is no sentence: the tasks come first, where a query of this form tells them.
	const exact =
		target &&
		(target.kind !== 'document' ||
			!isTraced(queryOf(notebook, cell), picked.column, indexOf(picked), catalogOf(notebook)));
	return { kind: exact ? 'source' : 'tasks', target };
}

/** What the side panel shows for a value. */
export function viewOf(notebook: NotebookState, cell: CellBlock, picked: PickedValue): PanelView {
	const { kind, target } = leadOf(notebook, cell, picked);
	if (kind === 'source' && target) return { kind, target };
	const inputs = cellsOf(notebook.notebook).flatMap((input) => {
		const { result } = notebook.statusOf(input);
		return result?.kind === 'input' ? [variableOf(toCellKey(input.name), result.value)] : [];
	});
	return {
		kind: 'tasks',
		place: {
			sql: queryOf(notebook, cell),
			columns: picked.columns,
			values: picked.values,
			index: indexOf(picked),
			variables: inputs
		},
		catalog: catalogOf(notebook),
		document: target?.id ?? null
	};
}

function indexOf({ columns, column }: PickedValue): number {
	return Math.max(
		0,
		columns.findIndex(({ name }) => name === column)
	);
}

function catalogOf(notebook: NotebookState): Catalog {
	return catalogWith((name) => relationNamed(notebook, name));
}
