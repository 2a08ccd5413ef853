import { outValue, type GridColumn } from './columns.ts';
import type { RowPages } from './pages.svelte.ts';
import type { CellRange } from './selection.ts';
import { rowsText, type TextForm } from './text.ts';

/** More than this is no matter for a clipboard: the whole result can be downloaded. */
export const MAX_COPIED_CELLS = 1_000_000;
const CHUNK = 10_000;

/** How cells are copied: bare into a spreadsheet, with the headings, or in one of the other forms, which have them. */
export type CopyForm = TextForm | 'tsv-with-headings';

/** The cells of `range`, of which there are no more than can be copied, as text. */
export async function rangeText(
	form: CopyForm,
	range: CellRange,
	columns: readonly GridColumn[],
	pages: RowPages
): Promise<string> {
	const chosen = columns.slice(range.left, range.right + 1);
	const rows = [];
	for (let from = range.top; from <= range.bottom; from += CHUNK) {
		for (const row of await pages.read(from, Math.min(range.bottom + 1, from + CHUNK))) {
			rows.push(chosen.map((column, at) => outValue(column, row[range.left + at] ?? null)));
		}
	}
	return rowsText(
		form === 'tsv-with-headings' ? 'tsv' : form,
		form !== 'tsv' ? chosen.map(({ label }) => label) : null,
		chosen.map(({ kind }) => kind === 'number'),
		rows
	);
}
