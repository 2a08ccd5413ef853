import type { Span } from '../base/span.ts';
import type { DraftArea, DraftTask, Reading } from './layouts/layout.ts';

/**
 * How much of a text a reading explains as fields: 0 to 1, of the characters that are no white space.
 * A task of which only a target was read counts half, since cutting a text at its numbers explains little.
 */
export function scoreOf(reading: Reading, text: string): number {
	const total = text.length - whiteSpace(text);
	if (total === 0) return 0;
	let explained = 0;
	for (const task of reading.tasks) {
		const parts = taskSpans(task);
		const kinds = fieldKinds(task) - (task.inferred === true ? 1 : 0);
		const length = parts.reduce(
			(sum, span) => sum + (runsOverCells(text, span) ? 0 : Math.min(span.end - span.start, LONGEST_FIELD)),
			0
		);
		explained += kinds >= 2 ? length : length / 2;
	}
	for (const area of reading.areas) {
		for (const span of areaSpans(area)) explained += span.end - span.start;
	}
	for (const span of reading.furniture) explained += span.end - span.start;
	return Math.min(1, explained / total);
}

/** What a field holds beyond this was not told apart. */
const LONGEST_FIELD = 1500;

/** True for a span with the marks of a table inside: it was read across cells, which explains nothing. */
function runsOverCells(text: string, span: Span): boolean {
	for (let at = span.start; at < span.end; at += 1) {
		const unit = text.charCodeAt(at);
		if (unit === 9 || unit === 124 || unit === 0xff5c) return true;
	}
	return false;
}

function whiteSpace(text: string): number {
	let count = 0;
	for (let at = 0; at < text.length; at += 1) {
		const unit = text.charCodeAt(at);
		if (unit === 32 || unit === 10 || unit === 9 || unit === 13 || unit === 0x3000) count += 1;
	}
	return count;
}

/** How many kinds of fields a task was told apart into. */
export function fieldKinds(task: DraftTask): number {
	const marks = [task.target, task.progress, task.departments, task.milestones, task.deadline];
	return marks.filter((part) => part.length > 0).length + (task.status === null ? 0 : 1);
}

/** Every span of a task that ended in a field of its own text. */
export function taskSpans(task: DraftTask): Span[] {
	const spans: Span[] = [...task.target, ...task.progress, ...task.deadline];
	if (task.no !== null) spans.push(task.no);
	for (const department of task.departments) spans.push(department.span);
	for (const milestone of task.milestones) {
		spans.push(milestone.text);
		if (milestone.place !== null) spans.push(milestone.place);
	}
	for (const span of task.status?.spans ?? []) {
		if (span.start >= task.whole.start && span.end <= task.whole.end) spans.push(span);
	}
	return spans;
}

/** Every span of an area that ended in a field. */
export function areaSpans(area: DraftArea): Span[] {
	const spans: Span[] = [area.name];
	for (const number of [area.items, area.subItems, area.invested, area.statedPercent]) {
		if (number !== null) spans.push(number.span);
	}
	if (area.statement !== null) spans.push(area.statement);
	for (const fact of [...area.achievements, ...area.problems]) spans.push(fact.span);
	return spans;
}
