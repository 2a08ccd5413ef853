import type { Table } from 'apache-arrow';
import { InputError } from '../../base/errors.ts';
import { localise } from '../../base/localised.ts';
import type { ResultAccess } from '../../state/result-access.ts';
import type { Text } from '../i18n/text.ts';
import { numberText } from '../values/format.ts';
import { copyText } from './clipboard.ts';
import type { GridColumn } from './columns.ts';
import { Download, saveFile, XLSX_TYPE } from './download.svelte.ts';
import type { RowPages } from './pages.svelte.ts';
import { MAX_COPIED_CELLS, rangeText, type CopyForm } from './rows-out.ts';
import { sizeOf, type CellRange } from './selection.ts';
import { sheetColumns } from './sheet.ts';

/** A workbook is written in one go, and the page waits for it. */
const XLSX_ROWS = 100_000;
/** Milliseconds that a line stays. */
const SHOWN_FOR = 2500;

/** What a grid shows now, on its way out of it. */
export interface Shown {
	/** the cell's name */
	readonly name: string;
	readonly columns: readonly GridColumn[];
	readonly rowCount: number;
	readonly pages: RowPages;
	/** the first rows */
	readonly rows: Table;
	/** any rows */
	readonly page: (offset: number, limit: number) => Promise<Table>;
}

/** The ways out of a grid, to the clipboard and to files, and the line that says how it went. */
export class Outlet {
	readonly download = new Download();
	readonly #shown: () => Shown;
	readonly #workbook: ResultAccess['workbook'];
	readonly #text: Text;
	#said = $state<string | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** `shown` gives what the grid shows at the moment */
	constructor(shown: () => Shown, workbook: ResultAccess['workbook'], text: Text) {
		this.#shown = shown;
		this.#workbook = workbook;
		this.#text = text;
	}

	/** what was just done, or could not be; null for nothing to say */
	get said(): string | null {
		return this.#said;
	}

	async copy(form: CopyForm, range: CellRange | null): Promise<void> {
		if (!range) return;
		const words = this.#text.messages.grid;
		const { columns, pages } = this.#shown();
		if (sizeOf(range) > MAX_COPIED_CELLS) return this.#say(words.copyTooMuch);
		const content = rangeText(form, range, columns, pages);
		const came = content.then(
			() => true,
			() => false
		);
		try {
			await copyText(content);
			const [height, width] = [range.bottom - range.top + 1, range.right - range.left + 1];
			this.#say(words.copied(numberText(height, 0), numberText(width, 0)));
		} catch {
			this.#say((await came) ? words.copyFailed : words.copyMissed);
		}
	}

	async save(kind: 'csv' | 'xlsx'): Promise<void> {
		const words = this.#text.messages.view;
		const { name, columns, rowCount, pages } = this.#shown();
		try {
			if (kind === 'csv') await this.download.csv(name, columns, rowCount, pages);
			else if (rowCount <= XLSX_ROWS) await this.#saveWorkbook();
			else this.#say(words.tooManyForXlsx(numberText(rowCount, 0), numberText(XLSX_ROWS, 0)));
		} catch (thrown) {
			const own = thrown instanceof InputError ? localise(thrown.text, this.#text.language) : null;
			this.#say(own ?? words.downloadFailed);
		}
	}

	async #saveWorkbook(): Promise<void> {
		const { name, columns, rowCount, rows, page } = this.#shown();
		const table = rows.numRows >= rowCount ? rows : await page(0, rowCount);
		saveFile(`${name}.xlsx`, XLSX_TYPE, [
			await this.#workbook(name, sheetColumns(columns, table), table.numRows)
		]);
	}

	#say(words: string): void {
		clearTimeout(this.#timer);
		this.#said = words;
		this.#timer = setTimeout(() => (this.#said = null), SHOWN_FOR);
	}
}
