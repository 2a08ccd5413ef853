import { cleanText } from '../../documents/clean/clean.ts';
import type { ScriptTables } from '../../documents/clean/script.ts';
import type { Report, ReportTask } from '../../documents/report.ts';
import type { ClauseReader } from '../links/clauses.ts';
import { checkAreas } from './areas.ts';
import { checkDeclared } from './declared.ts';
import { type CheckDraft, findInTask, roundedPercent } from './draft.ts';
import { checkFigures } from './figures.ts';
import { checkParts, checkStages } from './parts.ts';
import { checkOwnTarget, checkPercents } from './percents.ts';
import type { CheckTools } from './reference.ts';
import type { TextCheck } from './sentences.ts';
import { checkSummary } from './summary.ts';
import { DocumentText } from './text.ts';
import { checkTwice } from './twice.ts';

/** What checks need besides the document. */
export interface CheckContext extends CheckTools {
	readonly tables: ScriptTables;
	readonly reader: ClauseReader;
	readonly fold: (text: string) => string;
}

/** Everything that one document says about itself and that can be computed, agreeing or not, in a fixed order. */
export function checkDocument(report: Report, sourceText: string, context: CheckContext): CheckDraft[] {
	const text = new DocumentText(cleanText(sourceText, context.tables));
	// What the parser has found to belong together is compared by its figures.
	const compared = new Set(
		report.observations.filter(({ basis }) => basis === 'stated_percent').map(({ task }) => task)
	);
	const checks = withoutRepeats([
		...checkDeclared(report, text, context.patterns),
		...checkAreas(report, text, context.patterns),
		...checkSummary(report, text, context.fold, context.reader, context),
		...checkFigures(report, context),
		...report.tasks.flatMap((task) => partsOfTask(task, compared.has(task.seq), sourceText, context)),
		...checkTwice(report, sourceText, context.fold, context.lexicon)
	]);
	return checks.map((check) => ({ ...check, computed: rounded(check) }));
}

/** What a division gives has more digits than any source: percentages keep two decimals, amounts six. */
function rounded({ kind, computed }: CheckDraft): number | null {
	if (computed === null) return null;
	const isPercent = kind === 'stated_percent' || kind === 'status_figure';
	return isPercent ? roundedPercent(computed) : Math.round(computed * 1e6) / 1e6;
}

/** The same percentage of one task, found by two ways of looking, is one check: the first, which knows more. */
function withoutRepeats(checks: readonly CheckDraft[]): CheckDraft[] {
	const seen = new Set<string>();
	return checks.filter(({ kind, task, stated }) => {
		if (kind !== 'stated_percent' || task === null) return true;
		const key = `${task} ${stated}`;
		return !seen.has(key) && seen.add(key);
	});
}

function partsOfTask(
	task: ReportTask,
	isCompared: boolean,
	sourceText: string,
	context: CheckContext
): CheckDraft[] {
	const { fold } = context;
	const texts = [task.progress ?? '', ...task.milestones.map(({ text }) => text)];
	const target = fold(task.target);
	const place = (text: string, { start, end, ...check }: TextCheck): CheckDraft => ({
		...check,
		task: task.seq,
		name: null,
		span: findInTask(sourceText, text.slice(start, end), task)
	});
	const progress = task.progress ?? '';
	return [
		...(isCompared
			? []
			: checkOwnTarget(fold(progress), target, context).map((check) => place(progress, check))),
		...texts.flatMap((text) =>
			[...checkParts(fold(text), context), ...checkPercents(fold(text), context)].map((check) =>
				place(text, check)
			)
		),
		...task.milestones.flatMap(({ text }) =>
			checkOwnTarget(fold(text), target, context).map((check) => place(text, check))
		),
		...task.milestones.flatMap(({ text }) =>
			checkStages(fold(text), target, context).map((check) => place(text, check))
		)
	];
}
