/** The hand labels for targets, rates and plans, brought to one shape; the files are kept as their labellers wrote them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	array,
	boolean,
	nullable,
	number,
	object,
	optional,
	parse,
	string,
	type GenericSchema
} from 'valibot';

const LABELS = join(import.meta.dirname, '../labels');

export interface TargetLabel {
	readonly op: string;
	readonly value: number | null;
	readonly unit: string;
	readonly kind: string;
}

/** A completion rate; `isOptional` where two readers could differ. */
export interface RateLabel {
	readonly ratio: number;
	readonly isOptional: boolean;
}

export interface OtherLabel {
	readonly basis: string;
	readonly value: number;
}

/** Cumulative values by quarter, null where silent; `basis` null where either would do. */
export interface PlanLabel {
	readonly quarters: readonly (number | null)[];
	readonly basis: string | null;
	readonly isOptional: boolean;
}

export interface TaskLabel {
	readonly seq: number;
	readonly targets: readonly TargetLabel[];
	readonly rates: readonly RateLabel[];
	/** figures without a rate: growth, levels, forecasts, work under way, stated percentages; null where not labelled */
	readonly others: readonly OtherLabel[] | null;
	/** null where plans were not labelled */
	readonly plans: readonly PlanLabel[] | null;
}

export interface FigureLabels {
	/** `given` came with the task, `own` are those of this project */
	readonly origin: 'given' | 'own';
	/** folder of data/sources */
	readonly document: string;
	readonly hasTargets: boolean;
	readonly tasks: readonly TaskLabel[];
}

function load<Schema extends GenericSchema>(path: string, schema: Schema) {
	return parse(schema, JSON.parse(readFileSync(join(LABELS, path), 'utf8')));
}

const OPS: Readonly<Record<string, string>> = { '≈': '~' };
const KINDS: Readonly<Record<string, string>> = {
	growth_rate: 'growth',
	share: 'level',
	count: 'flow',
	total: 'flow'
};

const target = object({ op: string(), value: nullable(number()), unit: string(), kind: string() });
type Target = { op: string; value: number | null; unit: string; kind: string };

function targetLabel({ op, value, unit, kind }: Target): TargetLabel {
	return { op: OPS[op] ?? op, value, unit, kind: KINDS[kind] ?? kind };
}

/** A level has a gap, not a rate, whatever a labeller wrote beside it. */
function isFlow(kind: string | undefined): boolean {
	return kind !== undefined && (KINDS[kind] ?? kind) === 'flow';
}

function givenLianyungang(): FigureLabels {
	const rows = load(
		'figures/lianyungang-2021-q3-progress.quantities.json',
		array(
			object({
				no: number(),
				targets: array(object({ ...target.entries, id: string() })),
				pairs: array(object({ target: string(), completionRate: nullable(number()) }))
			})
		)
	);
	const tasks = rows.map((row) => ({
		seq: row.no,
		targets: row.targets.map(targetLabel),
		rates: row.pairs.flatMap((pair) =>
			pair.completionRate !== null && isFlow(row.targets.find((one) => one.id === pair.target)?.kind)
				? [{ ratio: pair.completionRate, isOptional: false }]
				: []
		),
		others: null,
		plans: null
	}));
	return { origin: 'given', document: 'lianyungang-2021-q3', hasTargets: true, tasks };
}

function givenNantong(): FigureLabels {
	const rows = load(
		'figures/nantong-2019-h1-progress.quantities.json',
		array(
			object({
				no: number(),
				targets: array(
					object({
						...target.entries,
						completionRate: nullable(number()),
						computedRate: optional(nullable(number()))
					})
				)
			})
		)
	);
	const tasks = rows.map((row) => ({
		seq: row.no,
		targets: row.targets.map(targetLabel),
		rates: row.targets.flatMap((one) => {
			const percent = one.computedRate ?? one.completionRate;
			return percent !== null && isFlow(one.kind) ? [{ ratio: percent / 100, isOptional: false }] : [];
		}),
		others: null,
		plans: null
	}));
	return { origin: 'given', document: 'nantong-2019-h1', hasTargets: true, tasks };
}

const quarters = {
	q1: nullable(number()),
	q2: nullable(number()),
	q3: nullable(number()),
	q4: nullable(number())
};

function givenPlans(): FigureLabels {
	const rows = load(
		'figures/lianyungang-2021-schedule.plan.json',
		array(object({ no: number(), ...quarters, basis: string(), headline: boolean() }))
	);
	const seqs = [...new Set(rows.map((row) => row.no))];
	const tasks = seqs.map((seq) => ({
		seq,
		targets: [],
		rates: [],
		others: null,
		plans: rows
			.filter((row) => row.no === seq)
			.map((row) => ({
				quarters: [row.q1, row.q2, row.q3, row.q4],
				basis: row.basis,
				isOptional: !row.headline
			}))
	}));
	return { origin: 'given', document: 'lianyungang-2021-schedule', hasTargets: false, tasks };
}

function ownReport(document: string): FigureLabels {
	const rows = load(
		`own/${document}.quantities.json`,
		array(
			object({
				seq: number(),
				targets: array(target),
				achieved: array(object({ completion: nullable(number()), basis: string(), value: number() })),
				stated: array(object({ percent: number() })),
				optional: array(object({ completion: number() }))
			})
		)
	);
	const tasks = rows.map((row) => ({
		seq: row.seq,
		targets: row.targets.map(targetLabel),
		rates: [
			...row.achieved.flatMap(({ completion }) =>
				completion === null ? [] : [{ ratio: completion, isOptional: false }]
			),
			...row.optional.map(({ completion }) => ({ ratio: completion, isOptional: true }))
		],
		others: [
			...row.achieved.flatMap(({ completion, basis, value }) =>
				completion === null ? [{ basis, value }] : []
			),
			...row.stated.map(({ percent }) => ({ basis: 'stated_percent', value: percent }))
		],
		plans: null
	}));
	return { origin: 'own', document, hasTargets: true, tasks };
}

function ownPlans(document: string): FigureLabels {
	const rows = load(
		`own/${document}.plan.json`,
		array(
			object({
				seq: number(),
				targets: array(target),
				plan: array(object({ ...quarters, basis: nullable(string()), required: boolean() }))
			})
		)
	);
	const tasks = rows.map((row) => ({
		seq: row.seq,
		targets: row.targets.map(targetLabel),
		rates: [],
		others: null,
		plans: row.plan.map((one) => ({
			quarters: [one.q1, one.q2, one.q3, one.q4],
			basis: one.basis,
			isOptional: !one.required
		}))
	}));
	return { origin: 'own', document, hasTargets: true, tasks };
}

/** All labelled documents: first those that were given, then our own. */
export function figureLabels(): readonly FigureLabels[] {
	return [
		givenLianyungang(),
		givenNantong(),
		givenPlans(),
		ownReport('lianyungang-2021-q3'),
		ownReport('nantong-2019-h1'),
		ownPlans('lianyungang-2021-schedule')
	];
}

/** A sentence with its progress text, made to be like those of other cities. */
export interface SentenceLabel {
	readonly target: string;
	readonly progress: string;
	/** index of the target from 1, ratio */
	readonly rates: readonly (readonly [number, number])[];
	readonly optional: readonly (readonly [number, number])[];
}

const pair = array(number());

/** `sentences`, `sentences.later`: those that the rules were improved on; `sentences.held-out`: those that they met once. */
export function sentenceLabels(name: string): readonly SentenceLabel[] {
	const rows = load(
		`own/${name}.quantities.json`,
		array(object({ target: string(), progress: string(), rates: array(pair), optional: array(pair) }))
	);
	const pairs = (list: readonly (readonly number[])[]): (readonly [number, number])[] =>
		list.map(([index = 0, ratio = 0]) => [index, ratio] as const);
	return rows.map((row) => ({
		target: row.target,
		progress: row.progress,
		rates: pairs(row.rates),
		optional: pairs(row.optional)
	}));
}
