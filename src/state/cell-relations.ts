import { cellsOf } from '../notebook/format/parse.ts';
import type { BlockId } from '../notebook/model.ts';
import type { CatalogRelation } from './catalog.ts';
import type { NotebookState } from './notebook-state.svelte.ts';

/** The queries of a notebook as relations that another cell may read; without columns before they have run. */
export function cellRelations(
	notebook: NotebookState,
	except: BlockId | null = null
): readonly CatalogRelation[] {
	return cellsOf(notebook.notebook).flatMap((cell): CatalogRelation[] => {
		if (cell.kind !== 'sql' || cell.id === except) return [];
		const { result } = notebook.statusOf(cell);
		const columns = result?.kind === 'sql' ? result.table.columns : [];
		return [
			{
				name: cell.name,
				kind: 'cell',
				language: null,
				zh: null,
				en: null,
				columns: columns.map(({ name, type }) => ({ name, type, zh: null, en: null, values: [] }))
			}
		];
	});
}
