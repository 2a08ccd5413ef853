import type { Catalog, KnownRelation } from '../../notebook/lineage/catalog.ts';
import { chineseView } from '../../schema/chinese.ts';
import type { Column } from '../../schema/column.ts';
import { TABLES } from '../../schema/tables.ts';
import { VIEWS } from '../../schema/views/index.ts';

/** The columns that hold ids of tasks. */
const TASK_COLUMNS = new Set(['task_id', 'other_task_id', 'schedule_task_id', 'report_task_id']);

function known(
	columns: readonly Column[],
	nameOf: (column: Column) => string,
	sql: string | null
): KnownRelation {
	const tasks = columns.filter(({ name }) => TASK_COLUMNS.has(name)).map(nameOf);
	return { columns: columns.map(nameOf), taskColumns: tasks, sql };
}

/** Every table and view of the dataset, by its name in lower case, English and Chinese. */
const DATASET: ReadonlyMap<string, KnownRelation> = new Map(
	[...TABLES, ...VIEWS].flatMap((relation) => {
		const sql = 'sql' in relation ? relation.sql : null;
		return [
			[relation.name, known(relation.columns, ({ name }) => name, sql)],
			[
				relation.label,
				known(
					relation.columns,
					({ label }) => label,
					sql === null ? null : chineseView(relation).replace(/^.*? AS (?=SELECT )/s, '')
				)
			]
		] as const;
	})
);

/** The dataset and the cells of a notebook, whose queries `cellSql` gives. */
export function catalogWith(cell: (name: string) => KnownRelation | null): Catalog {
	return (name) => DATASET.get(name.toLowerCase()) ?? cell(name);
}
