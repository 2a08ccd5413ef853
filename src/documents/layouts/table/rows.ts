import type { Span } from '../../../base/span.ts';
import { readResponsibility, type ResponsibilityRules, type RoleList } from '../../extract/responsibility.ts';
import {
	leadingStatus,
	proseStatus,
	reportsInWords,
	questionOf,
	statusOfValue,
	tellsPace
} from '../../extract/status.ts';
import { headingStatus } from '../governing.ts';
import type {
	DraftDiagnostic,
	DraftMilestone,
	DraftStatus,
	DraftTask,
	LayoutInput,
	Reading
} from '../layout.ts';
import { align } from './align.ts';
import {
	cellLists,
	cellNumber,
	HEADING,
	isFigure,
	isHanCell,
	isHanNumeral,
	isRule,
	isTitle,
	readEmbeddedNumber,
	TARGET
} from './cells.ts';
import type { GridRow } from './grid.ts';
import { affinity, lookAt } from './affinity.ts';
import { withImplied, withoutSubtarget, type Column } from './header.ts';
import { readMilestones } from './milestones.ts';
import { Names } from './names.ts';

/** A cell and the column that it belongs to. */
interface Placed {
	readonly column: Column;
	readonly cell: Span;
}

/** Turns the rows of a table into tasks, under the last header seen. */
export class TableRows {
	readonly #input: LayoutInput;
	readonly #ragged: boolean;
	readonly #spaced: boolean;
	readonly #rules: ResponsibilityRules;
	readonly #names: Names;
	readonly #tasks: DraftTask[] = [];
	readonly #furniture: Span[] = [];
	readonly #diagnostics: DraftDiagnostic[] = [];
	#columns: readonly Column[] = [];
	#implied: readonly Column[] = [];
	#section: Span | null = null;
	#subsection: Span | null = null;
	/** true where the section's heading is of first rank (一、), so that (一) under it is of second */
	#sectionIsChief = false;
	/** true where the section is a task's name whose cell spans several rows */
	#split = false;
	#no: Span | null = null;
	#number: number | null = null;
	/** the task's name in the row before, where a column of goals stands beside it */
	#title: Span | null = null;
	#lists: readonly RoleList[] = [];
	/** true where the row before had names of its own */
	#ownLists = false;
	#status: DraftStatus | null = null;

	/** `ragged`: cells may be missing; `spaced`: cells may also be too many, being parted by mere spaces. */
	constructor(input: LayoutInput, ragged: boolean, spaced: boolean) {
		this.#input = input;
		this.#ragged = ragged;
		this.#spaced = spaced;
		this.#names = new Names(input.match);
		this.#rules = { firstIsLead: input.lexicon.saysFirstIsLead(input.match) };
	}

	/** A header: the rows after it have these columns. */
	header(columns: readonly Column[], whole: Span): void {
		const last = columns.findLastIndex((column) => column.label !== null);
		this.#columns = this.#ragged ? columns.slice(0, last + 1) : columns;
		this.#implied = withImplied(this.#columns);
		this.#names.header(this.#columns);
		this.#title = null;
		this.#furniture.push(whole);
	}

	/** The line above the first header: a heading where it has a numeral, else the document's own words. */
	headingAbove(span: Span): void {
		const { match } = this.#input;
		if (span.end - span.start <= 40 && HEADING.test(match.slice(span.start, span.end))) this.looseLine(span);
	}

	/** A line between rows: page furniture, a heading, a row cut short, or text that stays unexplained. */
	looseLine(span: Span, isRow = false): void {
		const { match, lexicon } = this.#input;
		const text = match.slice(span.start, Math.min(span.end, span.start + 200));
		if (lexicon.isFurniture(text) || lexicon.isClosing(text)) {
			this.#furniture.push(span);
			return;
		}
		const embedded = readEmbeddedNumber(match, span);
		if (
			embedded !== null &&
			this.#number !== null &&
			embedded.value === this.#number + 1 &&
			span.end - span.start > 6
		) {
			this.#push({ whole: span, cells: [span] }, [{ column: TARGET, cell: span }], true);
			return;
		}
		if (span.end - span.start > 60) return;
		const status = headingStatus(match, span, lexicon);
		if (status !== null) this.#status = status;
		const ordinal = HEADING.exec(text);
		if (status === null && ordinal === null && !(isRow && isTitle(text))) return;
		this.#furniture.push(span);
		this.#split = false;
		this.#names.clear();
		this.#title = null;
		if (ordinal?.[1] !== undefined && this.#section !== null && this.#sectionIsChief) {
			this.#subsection = span;
			return;
		}
		this.#section = span;
		this.#subsection = null;
		this.#sectionIsChief = ordinal !== null && ordinal[1] === undefined;
	}

	/** A row of cells. */
	row(row: GridRow): void {
		const filled = row.cells.filter((cell) => cell.end > cell.start);
		const only = filled[0];
		if (only === undefined || filled.every((cell) => isRule(this.#input.match, cell))) {
			this.#furniture.push(row.whole);
			return;
		}
		if (
			this.#input.lexicon.isFurniture(
				this.#input.match.slice(row.whole.start, Math.min(row.whole.end, row.whole.start + 200))
			)
		) {
			this.#furniture.push(row.whole);
			return;
		}
		if (filled.length === 1 && this.#columns.length > 2) {
			this.looseLine(only, true);
			return;
		}
		if (filled.length === 2 && this.#columns.length > 3 && isHanNumeral(this.#input.match, only)) {
			this.looseLine(filled[1] ?? only, true);
			return;
		}
		const lastFilled = row.cells.findLastIndex((cell) => cell.end > cell.start);
		const cut = lastFilled < this.#columns.length - 1 && row.whole.end >= this.#input.end;
		this.#push(row, this.#place(row.cells.slice(0, lastFilled + 1), row.cells.length), cut);
	}

	/** The columns of a row's cells: by position where the row is whole, else by what the cells hold. */
	#place(cells: readonly Span[], width: number): Placed[] {
		const columns = this.#columns;
		const shifted = !this.#ragged && width < columns.length && this.#hasNumber();
		if ((!this.#ragged && !shifted) || this.#isWhole(cells, width)) {
			return cells.flatMap((cell, index) => {
				const column = columns[index];
				return column === undefined ? [] : [{ column, cell }];
			});
		}
		const filled = cells.filter((cell) => cell.end > cell.start).length;
		const implied =
			this.#spaced || filled >= columns.length ? this.#implied : withoutSubtarget(this.#implied);
		const limit = implied.length + 3;
		const joined =
			cells.length <= limit
				? cells
				: [
						...cells.slice(0, limit - 1),
						{ start: cells[limit - 1]?.start ?? 0, end: cells.at(-1)?.end ?? 0 }
					];
		return align(this.#input, implied, joined).flatMap((cell, index) => {
			const column = implied[index];
			return cell === null || column === undefined ? [] : [{ column, cell }];
		});
	}

	/** True where a column counts the rows, so that a row that lacks a cell can be told. */
	#hasNumber(): boolean {
		return this.#columns.some((column) => column.field === 'no');
	}

	/** True where as many cells as columns are there and each could be what its column says. */
	#isWhole(cells: readonly Span[], width: number): boolean {
		const columns = this.#columns;
		if (cells.length > columns.length || (width !== columns.length && cells.length !== columns.length))
			return false;
		const no = columns.findIndex((column) => column.field === 'no');
		if (no < 0 && cells.length !== columns.length) return false;
		let misfits = 0;
		let strange = false;
		let astray = false;
		for (const [index, column] of columns.entries()) {
			const cell = cells[index];
			if (cell === undefined || cell.end === cell.start) {
				if (column.field === 'no' || column.field === 'target') return false;
				continue;
			}
			const look = lookAt(this.#input, cell);
			const holdsBodies = column.field === 'lead' || column.field === 'owner' || column.field === 'co';
			if (holdsBodies && !look.bodies) strange = true;
			if (!holdsBodies && look.bodies) astray = true;
			if (affinity(column.field, look, false) > -1.5) continue;
			if (column.field === 'no' || column.field === 'lead' || column.field === 'owner') return false;
			misfits += 1;
		}
		// bodies beside their column, and something else in it: the cells have moved
		if (strange && astray) return false;
		return no < 0 ? misfits === 0 : misfits * 4 <= columns.length;
	}

	#push(row: GridRow, placed: readonly Placed[], cut: boolean): void {
		const { match, lexicon } = this.#input;
		const target: Span[] = [];
		const progress: Span[] = [];
		const deadline: Span[] = [];
		const lists: RoleList[] = [];
		const milestones: DraftMilestone[] = [];
		let no: Span | null = null;
		let status: DraftStatus | null = null;
		let percent: DraftStatus | null = null;
		const quarters: Span[] = [];
		const names: Span[] = [];
		const sub = placed.find(({ column, cell }) => column.field === 'subtarget' && cell.end > cell.start);
		for (const { column, cell } of placed) {
			if (cell.end === cell.start) continue;
			switch (column.field) {
				case 'no':
					no = cell;
					break;
				case 'section':
					this.#enter(cell, false);
					break;
				case 'subsection':
					this.#subsection = cell;
					break;
				case 'name':
					names.push(cell);
					break;
				case 'target':
					if (sub !== undefined && cell.end <= sub.cell.start) this.#enter(cell, true);
					else target.push(cell);
					break;
				case 'subtarget':
					target.push(cell);
					break;
				case 'goal':
					if (target.length === 0 && no === null && this.#title !== null) target.push(this.#title);
					target.push(cell);
					break;
				case 'progress':
				case 'reason':
				case 'note':
					progress.push(cell);
					break;
				case 'status':
				case 'yesno':
				case 'finished':
					status = statusOfValue(match, cell, lexicon, questionOf(column.field)) ?? status;
					break;
				case 'percent':
					if (reportsInWords(match, cell, lexicon, 2)) progress.push(cell);
					else percent = statusOfValue(match, cell, lexicon, null);
					break;
				case 'quarter':
					if (lexicon.statusOf(match.slice(cell.start, cell.end)) !== undefined) {
						quarters.push(cell);
						break;
					}
					milestones.push(...readMilestones(this.#input, cell, column.quarter ?? 1));
					break;
				case 'deadline':
					if (tellsPace(match, cell, lexicon)) status = statusOfValue(match, cell, lexicon, null) ?? status;
					else deadline.push(cell);
					break;
				case 'lead':
				case 'co':
				case 'owner':
					lists.push(...cellLists(this.#input, cell, column.field, this.#furniture));
					break;
				default:
					this.#furniture.push(cell);
			}
		}
		const first = target[0];
		if (first === undefined || isFigure(match, first)) return;
		const merged = first === this.#title;
		this.#title = placed.some(({ column }) => column.field === 'goal') ? first : null;
		const embedded = no === null || isHanCell(match, no) ? readEmbeddedNumber(match, first) : null;
		if (embedded !== null) {
			if (no !== null) this.#furniture.push(no);
			no = embedded.span;
			target[0] = embedded.rest;
		}
		const number = embedded?.value ?? (no === null ? null : cellNumber(match.slice(no.start, no.end)));
		if (no !== null) {
			if (this.#split && sub === undefined) this.#enter(null, false);
			this.#no = no;
			this.#number = number;
		}
		const latest = quarters.at(-1);
		if (latest !== undefined && status === null)
			status = { spans: quarters, status: lexicon.statusOf(match.slice(latest.start, latest.end)) ?? null };
		status = this.#statusFrom(progress, status) ?? this.#status ?? this.#proseStatus(progress) ?? percent;
		const departments = readResponsibility(match, this.#fillDown(lists, cut), lexicon, this.#rules);
		this.#names.row(this.#tasks.length, names);
		this.#tasks.push({
			whole: row.whole,
			no: no ?? (this.#split || merged ? this.#no : null),
			number: no !== null ? number : this.#split || merged ? this.#number : null,
			section: this.#section,
			subsection: this.#subsection,
			target,
			status,
			progress,
			deadline,
			departments,
			milestones
		});
		if (cut) this.#cutShort(row.whole);
	}

	#enter(section: Span | null, split: boolean): void {
		this.#sectionIsChief = false;
		this.#section = section;
		this.#subsection = null;
		this.#split = split;
	}

	/** A status that stands in the progress, alone or at its start, is taken out of it. */
	#statusFrom(progress: Span[], printed: DraftStatus | null): DraftStatus | null {
		if (printed !== null) return printed;
		for (const [index, span] of progress.entries()) {
			const leading = leadingStatus(this.#input.match, span, this.#input.lexicon);
			if (leading === null) continue;
			if (leading.rest.end > leading.rest.start) progress[index] = leading.rest;
			else progress.splice(index, 1);
			return leading.status;
		}
		return null;
	}

	#proseStatus(progress: readonly Span[]): DraftStatus | null {
		let status: DraftStatus | null = null;
		for (const span of progress) status ??= proseStatus(this.#input.match, span, this.#input.lexicon);
		return status;
	}

	/** The names of a merged cell hold for the rows below that lack one; a row cut short may have lost its own. */
	#fillDown(lists: readonly RoleList[], cut: boolean): readonly RoleList[] {
		const column = this.#columns.find((one) => one.field === 'lead' || one.field === 'owner');
		const own = lists.some((list) => list.role === 'lead' || list.role === 'owner');
		if (own || column === undefined || (cut && this.#ownLists)) {
			if (own) this.#lists = lists.filter((list) => list.role === 'lead' || list.role === 'owner');
			this.#ownLists = own;
			return lists;
		}
		this.#ownLists = false;
		return [...this.#lists, ...lists];
	}

	#cutShort(whole: Span): void {
		this.#diagnostics.push({
			severity: 'warning',
			code: 'truncated',
			message: {
				zh: '文件在这一行中间结束，后面的内容可能缺失',
				en: 'the file ends inside this row; the rest of it may be missing'
			},
			task: this.#tasks.length - 1,
			start: whole.start,
			end: whole.end
		});
	}

	finish(): Reading | null {
		if (this.#tasks.length === 0) return null;
		this.#names.settle(this.#tasks);
		const planned = this.#tasks.some((task) => task.milestones.length > 0);
		const reported = this.#tasks.some((task) => task.progress.length > 0 || task.status !== null);
		return {
			tasks: this.#tasks,
			areas: [],
			furniture: this.#furniture,
			diagnostics: this.#diagnostics,
			kind: planned && !reported ? 'schedule' : null
		};
	}
}
