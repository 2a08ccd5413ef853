import type { Span } from '../../../base/span.ts';
import { readResponsibility, type ResponsibilityRules, type RoleList } from '../../extract/responsibility.ts';
import { findLabels, segment } from '../../extract/labels.ts';
import { leadingStatus, statusOfValue } from '../../extract/status.ts';
import { headingStatus } from '../governing.ts';
import type {
	DraftDiagnostic,
	DraftMilestone,
	DraftStatus,
	DraftTask,
	LayoutInput,
	LayoutReader,
	Reading
} from '../layout.ts';
import { hanNumber } from '../outline.ts';
import { readGrid, type Grid, type GridRow } from './grid.ts';
import { readHeader, refineHeader, type Column } from './header.ts';
import { readMilestones } from './milestones.ts';

/** Rows of cells parted by tabs, under a header that may be repeated on every page. */
export const tabTableReader: LayoutReader = { name: 'tab-table', read: (input) => readTable(input, '\t') };

/** Rows of cells parted by bars. */
export const pipeTableReader: LayoutReader = { name: 'pipe-table', read: (input) => readTable(input, '|') };

function readTable(input: LayoutInput, separator: '\t' | '|'): Reading | null {
	if (!input.match.includes(separator)) return null;
	const grid = readGrid(input, separator);
	return grid === null ? null : readRows(input, grid);
}

function readRows(input: LayoutInput, grid: Grid): Reading | null {
	const state = new TableState(input);
	let columns: Column[] | null = null;
	let fresh = false;
	let loose = 0;
	for (let index = 0; index < grid.rows.length; index += 1) {
		const row = grid.rows[index];
		if (row === undefined) continue;
		for (
			let line = grid.loose[loose];
			line !== undefined && line.before <= index;
			line = grid.loose[++loose]
		) {
			if (columns !== null) state.looseLine(line.span);
		}
		const header = readHeader(input, row);
		if (header !== null) {
			columns = columns !== null && fresh ? refineHeader(columns, header) : header;
			fresh = true;
			state.furniture.push(row.whole);
			continue;
		}
		if (columns === null) continue;
		fresh = false;
		state.row(columns, row);
	}
	for (let line = grid.loose[loose]; line !== undefined; line = grid.loose[++loose]) {
		if (columns !== null) state.looseLine(line.span);
	}
	return state.finish();
}

/** Collects the rows of a table into tasks. */
class TableState {
	readonly furniture: Span[] = [];
	readonly #input: LayoutInput;
	readonly #rules: ResponsibilityRules;
	readonly #tasks: DraftTask[] = [];
	readonly #diagnostics: DraftDiagnostic[] = [];
	#section: Span | null = null;
	#status: DraftStatus | null = null;

	constructor(input: LayoutInput) {
		this.#input = input;
		this.#rules = { firstIsLead: input.lexicon.firstIsLead.some((rule) => input.match.includes(rule)) };
	}

	/** A line between rows: page furniture, a heading, or text that stays unexplained. */
	looseLine(span: Span): void {
		const { match, lexicon } = this.#input;
		const text = match.slice(span.start, Math.min(span.end, span.start + 200));
		if (lexicon.isFurniture(text)) {
			this.furniture.push(span);
			return;
		}
		if (span.end - span.start > 60) return;
		const status = headingStatus(match, span, lexicon);
		if (status !== null) this.#status = status;
		if (status !== null || /^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\))/u.test(text)) {
			this.#section = span;
			this.furniture.push(span);
		}
	}

	row(columns: readonly Column[], row: GridRow): void {
		const filled = row.cells.filter((cell) => cell.end > cell.start);
		const only = filled[0];
		if (filled.length === 1 && only !== undefined && columns.length > 2) {
			this.looseLine(only);
			return;
		}
		const task = this.#read(columns, row);
		if (task !== null) this.#tasks.push(task);
	}

	#read(columns: readonly Column[], row: GridRow): DraftTask | null {
		const { match, lexicon } = this.#input;
		const target: Span[] = [];
		const progress: Span[] = [];
		const deadline: Span[] = [];
		const lists: RoleList[] = [];
		const milestones: DraftMilestone[] = [];
		let no: Span | null = null;
		let status: DraftStatus | null = null;
		for (const [index, cell] of row.cells.entries()) {
			const column = columns[index];
			if (column === undefined || cell.end === cell.start) continue;
			switch (column.field) {
				case 'no':
					no = cell;
					break;
				case 'section':
					this.#section = cell;
					break;
				case 'target':
					target.push(cell);
					break;
				case 'progress':
				case 'reason':
				case 'note':
					progress.push(cell);
					break;
				case 'status':
				case 'percent':
				case 'yesno':
					status = statusOfValue(match, cell, lexicon, column.field === 'yesno') ?? status;
					break;
				case 'quarter':
					milestones.push(...readMilestones(this.#input, cell, column.quarter ?? 1));
					break;
				case 'deadline':
					deadline.push(cell);
					break;
				case 'lead':
				case 'co':
				case 'owner':
				case 'people':
					lists.push(...cellLists(this.#input, cell, column.field));
					break;
				default:
					this.furniture.push(cell);
			}
		}
		if (target.length === 0) return null;
		const first = progress[0];
		const leading = first === undefined || status !== null ? null : leadingStatus(match, first, lexicon);
		if (leading !== null) {
			status = leading.status;
			if (leading.rest.end > leading.rest.start) progress[0] = leading.rest;
			else progress.shift();
		}
		return {
			whole: row.whole,
			no,
			number: no === null ? null : cellNumber(match.slice(no.start, no.end)),
			section: this.#section,
			subsection: null,
			target,
			status: status ?? this.#status,
			progress,
			deadline,
			departments: readResponsibility(match, lists, lexicon, this.#rules),
			milestones
		};
	}

	finish(): Reading | null {
		if (this.#tasks.length === 0) return null;
		const planned = this.#tasks.some((task) => task.milestones.length > 0);
		const reported = this.#tasks.some((task) => task.progress.length > 0 || task.status !== null);
		return {
			tasks: this.#tasks,
			areas: [],
			furniture: this.furniture,
			diagnostics: this.#diagnostics,
			kind: planned && !reported ? 'schedule' : null
		};
	}
}

/** The lists in a cell of names: labelled ones (牵头单位:…;共同责任单位:…), or the whole cell under its column's role. */
function cellLists(input: LayoutInput, cell: Span, role: RoleList['role']): RoleList[] {
	const labels = findLabels(input.match, cell.start, cell.end, input.lexicon);
	const lists: RoleList[] = [];
	for (const part of segment(input.match, cell.start, cell.end, labels, role)) {
		if (part.span.end === part.span.start) continue;
		if (part.field === 'lead' || part.field === 'co' || part.field === 'owner' || part.field === 'people') {
			lists.push({ role: part.field, span: part.span });
		}
	}
	return lists;
}

function cellNumber(text: string): number | null {
	const digits = /^\(?(\d{1,6})[).、.]?$/u.exec(text)?.[1];
	if (digits !== undefined) return Number(digits);
	return hanNumber(text.replace(/[()、.]/gu, ''));
}
