/** How targets, rates and plans agree with the hand labels. Run: npx tsx test/accuracy/figures.ts [--differences] [--write] */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quantityLexicon } from '../../src/documents/extract/quantities/lexicon.ts';
import { extractQuantities } from '../../src/documents/extract/quantities/quantities.ts';
import { parseReport } from '../../src/documents/parse.ts';
import type { Report, ReportObservation } from '../../src/documents/report.ts';
import { parserReference } from '../reference.ts';
import {
	figureLabels,
	sentenceLabels,
	type FigureLabels,
	type OtherLabel,
	type PlanLabel,
	type RateLabel,
	type TargetLabel
} from './figure-labels.ts';

const SOURCES = join(import.meta.dirname, '../../data/sources');

const README = join(import.meta.dirname, '../README.md');
const START = '<!-- figures:start -->';
const END = '<!-- figures:end -->';

/** Found and right, found and wrong, not found. */
export interface Tally {
	readonly right: number;
	readonly wrong: number;
	readonly missed: number;
}

export interface FigureComparison {
	readonly name: string;
	readonly targets: Tally | null;
	readonly rates: Tally | null;
	/** figures without a rate: growth, levels, forecasts, work under way, stated percentages */
	readonly others: Tally | null;
	readonly plans: Tally | null;
	/** of the plans that are right: those whose basis is, and all whose basis is labelled */
	readonly bases: { readonly right: number; readonly of: number } | null;
	readonly differences: readonly string[];
}

class Counter {
	right = 0;
	wrong = 0;
	missed = 0;
}

function parseSource(document: string): Report {
	const folder = join(SOURCES, document);
	const file = readdirSync(folder).find((name) => name.endsWith('.txt'));
	if (file === undefined) throw new Error(`${folder} holds no text`);
	return parseReport(readFileSync(join(folder, file), 'utf8'), parserReference);
}

function isSameRatio(left: number, right: number): boolean {
	return Math.abs(left - right) < 0.001;
}

/** Takes from `wanted` what `found` holds; what is optional is neither right nor wrong. */
function tally<Found, Wanted>(
	found: readonly Found[],
	wanted: readonly Wanted[],
	isSame: (found: Found, wanted: Wanted) => boolean,
	isOptional: (wanted: Wanted) => boolean,
	counter: Counter,
	tell: (text: string) => void
): readonly (readonly [Found, Wanted])[] {
	const open = [...wanted].sort((left, right) => Number(isOptional(left)) - Number(isOptional(right)));
	const pairs: (readonly [Found, Wanted])[] = [];
	for (const one of found) {
		const at = open.findIndex((label) => isSame(one, label));
		const label = open[at];
		if (label === undefined) {
			counter.wrong += 1;
			tell(`wrong ${JSON.stringify(one)}`);
			continue;
		}
		open.splice(at, 1);
		pairs.push([one, label]);
		if (!isOptional(label)) counter.right += 1;
	}
	for (const label of open) {
		if (isOptional(label)) continue;
		counter.missed += 1;
		tell(`missed ${JSON.stringify(label)}`);
	}
	return pairs;
}

interface FoundPlan {
	readonly quarters: readonly (number | null)[];
	readonly basis: string | null;
	readonly name: string;
}

function plansOf(report: Report, seq: number): readonly FoundPlan[] {
	const planned = report.observations.filter((one) => one.task === seq && one.basis === 'planned');
	const byIndicator = new Map<number, ReportObservation[]>();
	for (const one of planned) {
		const known = byIndicator.get(one.indicator);
		if (known === undefined) byIndicator.set(one.indicator, [one]);
		else known.push(one);
	}
	return [...byIndicator].map(([indicator, own]) => ({
		quarters: [1, 2, 3, 4].map((quarter) => own.find((one) => one.quarter === quarter)?.value ?? null),
		basis: own[0]?.cumulative ?? null,
		name: report.indicators[indicator]?.name ?? ''
	}));
}

function samePlan(found: FoundPlan, label: PlanLabel): boolean {
	return label.quarters.every((value, at) => value === (found.quarters[at] ?? null));
}

function compareDocument(labels: FigureLabels, report: Report): FigureComparison {
	const name = `${labels.document} (${labels.origin})`;
	const targets = new Counter();
	const rates = new Counter();
	const others = new Counter();
	const plans = new Counter();
	const bases = { right: 0, of: 0 };
	const differences: string[] = [];
	const hasPlans = labels.tasks.some((task) => task.plans !== null);
	for (const task of labels.tasks) {
		const tell = (text: string): void => {
			differences.push(`${name} ${task.seq}: ${text}`);
		};
		// what a plan alone names promises nothing
		const indicators = report.indicators.filter((one) => one.task === task.seq && one.target !== null);
		if (labels.hasTargets) {
			const found = indicators.map(({ op, target, unit, kind }) => ({ op, value: target, unit, kind }));
			const isSame = (one: (typeof found)[number], label: TargetLabel): boolean =>
				one.op === label.op &&
				one.value === label.value &&
				one.unit === label.unit &&
				one.kind === label.kind;
			tally(found, task.targets, isSame, () => false, targets, tell);
		}
		if (task.others !== null) {
			const found = report.observations.filter(
				(one) =>
					one.task === task.seq &&
					one.basis !== 'planned' &&
					(one.basis !== 'reported' || one.completion === null)
			);
			const isSame = (one: ReportObservation, label: OtherLabel): boolean =>
				one.basis === label.basis && one.value === label.value;
			tally(found, task.others, isSame, () => false, others, tell);
		}
		if (task.plans === null) {
			const found = report.observations.filter(
				(one) => one.task === task.seq && one.basis === 'reported' && one.completion !== null
			);
			const isSame = (one: ReportObservation, label: RateLabel): boolean =>
				isSameRatio(one.completion ?? -1, label.ratio);
			tally(found, task.rates, isSame, (label) => label.isOptional, rates, tell);
		} else {
			const found = plansOf(report, task.seq);
			for (const [one, label] of tally(
				found,
				task.plans,
				samePlan,
				(label) => label.isOptional,
				plans,
				tell
			)) {
				if (label.isOptional || label.basis === null) continue;
				bases.of += 1;
				if (one.basis === label.basis) bases.right += 1;
				else tell(`basis of ${one.name}: ${one.basis}, not ${label.basis}`);
			}
		}
	}
	return {
		name,
		targets: labels.hasTargets ? targets : null,
		rates: hasPlans ? null : rates,
		others: labels.tasks.some((task) => task.others !== null) ? others : null,
		plans: hasPlans ? plans : null,
		bases: hasPlans ? bases : null,
		differences
	};
}

function compareSentences(name: string): FigureComparison {
	const lexicon = quantityLexicon(parserReference);
	const rates = new Counter();
	const differences: string[] = [];
	for (const label of sentenceLabels(name)) {
		const { observations } = extractQuantities({ ...label, year: 2022, throughQuarter: 3 }, lexicon);
		const found = observations.filter((one) => one.basis === 'reported' && one.completion !== null);
		const wanted = [
			...label.rates.map((rate) => ({ rate, isOptional: false })),
			...label.optional.map((rate) => ({ rate, isOptional: true }))
		];
		tally(
			found,
			wanted,
			(one, { rate }) => one.indicator === rate[0] - 1 && isSameRatio(one.completion ?? -1, rate[1]),
			({ isOptional }) => isOptional,
			rates,
			(text) => differences.push(`${name} ${label.target}: ${text}`)
		);
	}
	return { name, targets: null, rates, others: null, plans: null, bases: null, differences };
}

/** All labelled documents and sentences, read and compared. */
export function measureFigures(): readonly FigureComparison[] {
	const reports = new Map<string, Report>();
	const documents = figureLabels().map((labels) => {
		const report = reports.get(labels.document) ?? parseSource(labels.document);
		reports.set(labels.document, report);
		return compareDocument(labels, report);
	});
	return [
		...documents,
		compareSentences('sentences'),
		compareSentences('sentences.later'),
		compareSentences('sentences.held-out')
	];
}

/** Right among the found. */
export function precision({ right, wrong }: Tally): number {
	return right + wrong === 0 ? 1 : right / (right + wrong);
}

/** Right among the labelled. */
export function recall({ right, missed }: Tally): number {
	return right + missed === 0 ? 1 : right / (right + missed);
}

function cell(value: Tally | null): string {
	if (value === null) return '–';
	const percent = (share: number): string => (100 * share).toFixed(1);
	return `${value.right} of ${value.right + value.missed}, ${value.wrong} wrong (${percent(precision(value))} / ${percent(recall(value))})`;
}

/** A table in Markdown: precision and recall in per cent in brackets. */
export function figureTable(comparisons: readonly FigureComparison[]): string {
	return [
		'| labels | targets | completion rates | figures without a rate | plans by quarter | basis |',
		'| --- | --- | --- | --- | --- | --- |',
		...comparisons.map(
			({ name, targets, rates, others, plans, bases }) =>
				`| ${name} | ${cell(targets)} | ${cell(rates)} | ${cell(others)} | ${cell(plans)} | ${bases === null ? '–' : `${bases.right}/${bases.of}`} |`
		)
	].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const comparisons = measureFigures();
	if (process.argv.includes('--differences')) {
		for (const { differences } of comparisons) for (const line of differences) console.log(line);
	}
	const table = figureTable(comparisons);
	console.log(table);
	if (process.argv.includes('--write')) {
		const text = readFileSync(README, 'utf8');
		const start = text.indexOf(START);
		const end = text.indexOf(END);
		if (start < 0 || end < start) throw new Error(`test/README.md lacks ${START} … ${END}`);
		writeFileSync(README, `${text.slice(0, start + START.length)}\n${table}\n${text.slice(end)}`);
	}
}
