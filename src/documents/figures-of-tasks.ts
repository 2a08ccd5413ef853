import type { Span } from '../base/span.ts';
import type { CleanText } from './clean/clean.ts';
import { extractPlan, type PlanSeries } from './extract/plan/plan.ts';
import { quantityLexicon, type QuantityLexicon } from './extract/quantities/lexicon.ts';
import { extractQuantities, type Quantities } from './extract/quantities/quantities.ts';
import type { DraftTask } from './layouts/layout.ts';
import type { ParserReference } from './reference.ts';
import type { ReportDocument, ReportIndicator, ReportObservation, ReportTask } from './report.ts';

/** The figures that tasks promise, report and plan. */
export interface TaskFigures {
	readonly indicators: readonly ReportIndicator[];
	readonly observations: readonly ReportObservation[];
}

/** How the texts of a field with several passages are joined; one character. */
const JOINT = 1;

/**
 * The indicators of every task's target, the figures of its progress, and its plan by quarter.
 * Offsets, which extraction counts in a field's text, are brought back to the text as published.
 */
export function figuresOf(
	clean: CleanText,
	drafts: readonly DraftTask[],
	tasks: readonly ReportTask[],
	document: ReportDocument,
	reference: ParserReference
): TaskFigures {
	const lexicon = quantityLexicon(reference);
	const indicators: ReportIndicator[] = [];
	const observations: ReportObservation[] = [];
	tasks.forEach((task, index) => {
		const draft = drafts[index];
		if (draft === undefined) return;
		const first = indicators.length;
		const plan =
			task.milestones.length === 0
				? null
				: extractPlan({ target: task.target, milestones: task.milestones }, lexicon);
		const read =
			plan !== null && task.progress === null
				? { ...plan, observations: [] }
				: readTask(task, document, lexicon);
		for (const indicator of read.indicators) {
			const { start, end } = place(clean, draft.target, indicator);
			indicators.push({ ...indicator, start, end, task: task.seq });
		}
		for (const observation of read.observations) {
			const { start, end } = place(clean, draft.progress, observation);
			observations.push({
				...observation,
				start,
				end,
				task: task.seq,
				indicator: first + observation.indicator,
				cumulative: null
			});
		}
		for (const series of plan?.series ?? [])
			addSeries(clean, draft, task.seq, series, first, { indicators, observations });
	});
	return { indicators, observations };
}

function readTask(task: ReportTask, document: ReportDocument, lexicon: QuantityLexicon): Quantities {
	const { target, progress } = task;
	return extractQuantities(
		{ target, progress, year: document.year, throughQuarter: document.throughQuarter },
		lexicon
	);
}

/**
 * The planned figures of one thing. What is planned but not promised in the target sentence (stages, side figures)
 * becomes an indicator without a target, so that its plan can be asked for too.
 */
function addSeries(
	clean: CleanText,
	draft: DraftTask,
	task: number,
	series: PlanSeries,
	first: number,
	into: { readonly indicators: ReportIndicator[]; readonly observations: ReportObservation[] }
): void {
	const placed = series.values.flatMap((value) => {
		const text = draft.milestones[value.milestone]?.text;
		return text === undefined ? [] : [{ value, span: place(clean, [text], value) }];
	});
	const start = placed[0];
	if (start === undefined) return;
	const own = series.indicator !== null && series.stage === 'done';
	const indicator = own && series.indicator !== null ? first + series.indicator : into.indicators.length;
	if (!own) into.indicators.push(plannedOnly(series, task, start.span));
	for (const { value, span } of placed) {
		into.observations.push({
			start: span.start,
			end: span.end,
			task,
			indicator,
			quarter: value.quarter,
			value: value.value,
			unit: series.unit,
			baseValue: value.baseValue,
			basis: 'planned',
			cumulative: series.basis,
			bound: value.bound,
			asOf: null,
			completion: null,
			quote: value.quote
		});
	}
}

function plannedOnly(series: PlanSeries, task: number, span: Span): ReportIndicator {
	return {
		...span,
		task,
		name: series.name,
		op: '=',
		target: null,
		unit: series.unit,
		baseTarget: null,
		baseUnit: series.baseUnit,
		kind: 'flow'
	};
}

/** The passage of a span of a field's text, whose pieces were joined by one character. */
function place(clean: CleanText, pieces: readonly Span[], span: Span): Span {
	let offset = 0;
	for (const piece of pieces) {
		const length = piece.end - piece.start;
		if (span.start < offset + length) {
			const start = piece.start + Math.max(0, span.start - offset);
			return clean.map.span({
				start,
				end: Math.max(start, Math.min(piece.end, piece.start + span.end - offset))
			});
		}
		offset += length + JOINT;
	}
	const last = pieces.at(-1);
	return last === undefined ? { start: 0, end: 0 } : clean.map.span({ start: last.end, end: last.end });
}
