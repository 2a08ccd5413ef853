import type { ResultColumn } from '../engine/engine.ts';
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
		return [relationOf(cell.name, result?.kind === 'sql' ? result.table.columns : NONE)];
	});
}

const NONE: readonly ResultColumn[] = [];
/** what was made of the columns of a result: the same object as long as it is the same */
const known = new WeakMap<readonly ResultColumn[], CatalogRelation>();

function relationOf(name: string, columns: readonly ResultColumn[]): CatalogRelation {
	const found = known.get(columns);
	if (found?.name === name) return found;
	const made: CatalogRelation = {
		name,
		kind: 'cell',
		language: null,
		zh: null,
		en: null,
		columns: columns.map((column) => ({ ...column, zh: null, en: null, values: [] }))
	};
	known.set(columns, made);
	return made;
}
