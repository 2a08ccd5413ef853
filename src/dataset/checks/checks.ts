import { cleanText } from '../../documents/clean/clean.ts';
import type { ScriptTables } from '../../documents/clean/script.ts';
import type { QuantityLexicon } from '../../documents/extract/quantities/lexicon.ts';
import type { Report, ReportTask } from '../../documents/report.ts';
import type { ClauseReader } from '../links/clauses.ts';
import { checkAreas } from './areas.ts';
import { checkDeclared } from './declared.ts';
import { type CheckDraft, findInTask } from './draft.ts';
import { checkFigures } from './figures.ts';
import { checkParts, checkStages } from './parts.ts';
import { checkOwnTarget, checkPercents } from './percents.ts';
import type { TextCheck } from './sentences.ts';
import { checkSummary } from './summary.ts';
import { DocumentText } from './text.ts';
import { checkTwice } from './twice.ts';

/** What checks need besides the document. */
export interface CheckContext {
	readonly tables: ScriptTables;
	readonly lexicon: QuantityLexicon;
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
	return withoutRepeats([
		...checkDeclared(report, text),
		...checkAreas(report, text),
		...checkSummary(report, text, context.fold, context.reader, context.lexicon),
		...checkFigures(report, context.lexicon),
		...report.tasks.flatMap((task) => partsOfTask(task, compared.has(task.seq), sourceText, context)),
		...checkTwice(report, sourceText, context.fold, context.lexicon)
	]);
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
	const { fold, lexicon } = context;
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
			: checkOwnTarget(fold(progress), target, lexicon).map((check) => place(progress, check))),
		...texts.flatMap((text) =>
			[...checkParts(fold(text), lexicon), ...checkPercents(fold(text), lexicon)].map((check) =>
				place(text, check)
			)
		),
		...task.milestones.flatMap(({ text }) =>
			checkOwnTarget(fold(text), target, lexicon).map((check) => place(text, check))
		),
		...task.milestones.flatMap(({ text }) =>
			checkStages(fold(text), target, lexicon).map((check) => place(text, check))
		)
	];
}
