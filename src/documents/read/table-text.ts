/** A cell of a table that was read out of a file; it may cover several columns and rows. */
export interface FileCell {
	readonly text: string;
	readonly columns: number;
	readonly rows: number;
}

/** More cells than this in one row are cut off: a merged cell may claim any width. */
const WIDEST = 256;

/**
 * The lines of a table, cells parted by tabs, line breaks inside cells turned into spaces. What is merged across
 * columns stands once and leaves the others empty, as a header's label does; what is merged down is repeated in
 * every row, so that each row is whole.
 */
export function tableLines(rows: readonly (readonly FileCell[])[]): string[] {
	const pending = new Map<number, { text: string; left: number }>();
	return rows.map((row) => {
		const cells: string[] = [];
		let column = 0;
		const fillDown = (): void => {
			for (
				let above = pending.get(column);
				above !== undefined && column < WIDEST;
				above = pending.get(column)
			) {
				cells.push(above.text);
				above.left -= 1;
				if (above.left <= 0) pending.delete(column);
				column += 1;
			}
		};
		for (const cell of row) {
			fillDown();
			const text = cell.text.replace(/\s+/gu, ' ').trim();
			for (let offset = 0; offset < Math.max(1, cell.columns) && column < WIDEST; offset += 1) {
				const shown = offset === 0 ? text : '';
				cells.push(shown);
				if (cell.rows > 1) pending.set(column, { text: shown, left: cell.rows - 1 });
				column += 1;
			}
		}
		fillDown();
		return cells.join('\t');
	});
}
