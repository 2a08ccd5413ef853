import { outValue, type GridColumn } from './columns.ts';
import type { RowPages } from './pages.svelte.ts';
import { csvHead, csvLine } from './text.ts';

/** Few enough that the page goes on between two of them. */
const CHUNK = 2000;

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Saves `content` as a file of the reader's. */
export function saveFile(name: string, type: string, content: readonly BlobPart[]): void {
	const url = URL.createObjectURL(new Blob([...content], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The browser reads it after the click.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A download of a whole result: fetched part by part, with its progress, and stopped at will. */
export class Download {
	#rows = $state<number | null>(null);
	#stopped = false;

	/** how many rows are there already; null where nothing is being downloaded */
	get rows(): number | null {
		return this.#rows;
	}

	stop(): void {
		this.#stopped = true;
	}

	/** All rows of a result as CSV for spreadsheets; nothing where it was stopped. */
	async csv(name: string, columns: readonly GridColumn[], rowCount: number, pages: RowPages): Promise<void> {
		if (this.#rows !== null) return;
		this.#rows = 0;
		this.#stopped = false;
		try {
			const parts = [csvHead(columns.map(({ label }) => label))];
			for (let from = 0; from < rowCount; from += CHUNK) {
				const rows = await pages.read(from, Math.min(rowCount, from + CHUNK));
				if (this.#stopped) return;
				parts.push(
					rows.map((row) => csvLine(columns.map((column, at) => outValue(column, row[at] ?? null)))).join('')
				);
				this.#rows = Math.min(rowCount, from + CHUNK);
				await new Promise((resolve) => setTimeout(resolve));
				if (this.#stopped) return;
			}
			saveFile(`${name}.csv`, 'text/csv;charset=utf-8', parts);
		} finally {
			this.#rows = null;
		}
	}
}
