import { splitClauses } from '../../documents/extract/quantities/clauses.ts';
import { scanMentions } from '../../documents/extract/quantities/mentions.ts';
import type { ReportIndicator, ReportObservation, ReportTask } from '../../documents/report.ts';
import { bilingual, type CheckDraft, plain } from './draft.ts';
import type { CheckTools } from './reference.ts';

/** Where the last planned value stands against the year's target, and whether the plan ever falls. */
export function planChecks(
	indicator: ReportIndicator,
	observations: readonly ReportObservation[],
	task: ReportTask | undefined,
	tools: CheckTools
): CheckDraft[] {
	const plan = observations
		.filter(({ basis, baseValue, quarter }) => basis === 'planned' && baseValue !== null && quarter !== null)
		.sort((one, other) => (one.quarter ?? 0) - (other.quarter ?? 0));
	const last = plan.at(-1);
	const { baseTarget } = indicator;
	if (!last || last.baseValue === null || indicator.kind === 'growth') return [];
	const inQuarters = plan.map(({ quarter, value }) => `Q${quarter} ${plain(value ?? 0)}`);
	const [series, seriesEn] = [inQuarters.join('，'), inQuarters.join(', ')];
	const span = { start: last.start, end: last.end };
	const checks: CheckDraft[] = [];
	const falls = plan.some(({ baseValue }, index) => (baseValue ?? 0) < (plan[index - 1]?.baseValue ?? 0));
	if (falls) {
		checks.push({
			kind: 'plan_falls',
			task: indicator.task,
			name: null,
			stated: last.value,
			computed: Math.max(...plan.map(({ value }) => value ?? 0)),
			agrees: false,
			note: bilingual(
				`${indicator.name}：各季计划先高后低（${series}）`,
				`${indicator.name}: the cumulative plan falls (${seriesEn})`
			),
			span
		});
	}
	if (falls || baseTarget === null || baseTarget === 0 || last.baseValue === 0) return checks;
	const over = last.baseValue > baseTarget && indicator.op !== '>=' && indicator.op !== '>';
	const ended =
		last.quarter === 4 || (task !== undefined && endsAt(last.quarter ?? 4, indicator, task, tools));
	const short = last.baseValue < baseTarget && ended;
	const aim = `${plain(indicator.target ?? 0)}${indicator.unit ?? ''}`;
	const verdict = over
		? { zh: '，超过目标', en: '; above the target' }
		: short
			? { zh: '，不足目标', en: '; short of the target' }
			: last.baseValue < baseTarget && goesOn(last.quarter ?? 4, task)
				? { zh: '，其余见后续季度的文字', en: '; later quarters tell of the rest in words' }
				: { zh: '', en: '' };
	checks.push({
		kind: 'plan_target',
		task: indicator.task,
		name: null,
		stated: indicator.target,
		computed: last.value,
		agrees: !over && !short,
		note: bilingual(
			`${indicator.name}：年度目标 ${aim}，计划 ${series}${verdict.zh}`,
			`${indicator.name}: the year’s target is ${aim}, planned ${seriesEn}${verdict.en}`
		),
		span
	});
	const unsaid = last.baseValue === baseTarget ? otherHalf(indicator, plan, task, tools) : null;
	if (unsaid !== null) {
		checks.push({
			kind: 'plan_target',
			task: indicator.task,
			name: null,
			stated: indicator.target,
			computed: ((last.value ?? 0) * (last.baseValue + unsaid.sum)) / last.baseValue,
			agrees: false,
			note: bilingual(
				`${indicator.name}：年度目标 ${aim}，一部分的计划 ${series} 已达到目标，另有“${unsaid.quote}”等`,
				`${indicator.name}: the year’s target is ${aim}; the plan of one part, ${seriesEn}, reaches it alone, and there is “${unsaid.quote}” besides`
			),
			span
		});
	}
	return checks;
}

/** So many characters of a part's name stand in the clauses that plan it. */
const PART_OF_NAME = 4;

/**
 * What the cells plan for that part of a joined name (工伤预防和应急救援培训) of which the plan does not speak; null where
 * there is none. `sum` is in the smallest unit.
 */
function otherHalf(
	indicator: ReportIndicator,
	plan: readonly ReportObservation[],
	task: ReportTask | undefined,
	{ lexicon, patterns }: CheckTools
): { readonly sum: number; readonly quote: string } | null {
	const [own] = scanMentions(`1${indicator.unit ?? ''}`, lexicon);
	if (!own || !task) return null;
	const told = plan.map(({ quote }) => lexicon.fold(quote)).join('\n');
	const windows = lexicon
		.fold(indicator.name)
		.split(patterns.plans.joined)
		.map((half) =>
			Array.from({ length: half.length - PART_OF_NAME + 1 }, (_, at) => half.slice(at, at + PART_OF_NAME))
		)
		.filter((half) => half.length > 0 && !half.some((window) => told.includes(window)))
		.flat();
	const clauses = task.milestones
		.flatMap(({ text }) => splitClauses(lexicon.fold(text)))
		.filter(({ text }) => !told.includes(text) && windows.some((window) => text.includes(window)));
	const others = clauses.flatMap(({ text }) =>
		scanMentions(text, lexicon)
			.filter(({ dimension, comparable }) => dimension === own.dimension && comparable !== null)
			.map(({ comparable }) => ({ text, value: comparable ?? 0 }))
	);
	const [first] = others;
	return first ? { sum: others.reduce((sum, { value }) => sum + value, 0), quote: first.text.trim() } : null;
}

function goesOn(quarter: number, task: ReportTask | undefined): boolean {
	return task?.milestones.some((milestone) => milestone.quarter > quarter) ?? false;
}

/** What is left of a clause beside numbers and the words that every plan has, when it names nothing of its own. */
const PLAIN = 4;

/** Whether `clause` is about what `name` counts: it has the word on which the name ends, or names nothing at all. */
function concerns(clause: string, name: string, plain: RegExp): boolean {
	if (clause.includes(name.slice(-2))) return true;
	const words = clause.replace(new RegExp(plain, 'gu'), '').replace(/[^\p{Script=Han}]/gu, '');
	return words.length <= PLAIN;
}

/** Whether the plan says nothing more of the thing after `quarter`: no number of its measure, no promise of the rest. */
function endsAt(
	quarter: number,
	indicator: ReportIndicator,
	task: ReportTask,
	{ lexicon, patterns }: CheckTools
): boolean {
	const [own] = scanMentions(`1${indicator.unit ?? ''}`, lexicon);
	const name = lexicon.fold(indicator.name);
	const later = task.milestones.filter((milestone) => milestone.quarter > quarter);
	if (!own || later.length === 0) return false;
	return later.every(({ text }) => {
		const folded = lexicon.fold(text);
		return splitClauses(folded).every(({ text: clause }) => {
			const more = scanMentions(clause, lexicon).some(({ dimension }) => dimension === own.dimension);
			const speaks = more || patterns.plans.rest.test(clause);
			return !speaks || !concerns(clause, name, patterns.plans.plain);
		});
	});
}
