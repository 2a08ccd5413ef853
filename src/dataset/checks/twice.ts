import type { Report, ReportTask } from '../../documents/report.ts';
import { splitClauses } from '../../documents/extract/quantities/clauses.ts';
import type { QuantityLexicon } from '../../documents/extract/quantities/lexicon.ts';
import type { Mention } from '../../documents/extract/quantities/mentions.ts';
import { splitPieces } from '../../documents/extract/quantities/pieces.ts';
import { type Terms, termsOf } from '../links/terms.ts';
import { bilingual, type CheckDraft, findInTask, plain } from './draft.ts';

interface Told {
	readonly task: ReportTask;
	readonly terms: Terms;
	readonly mention: Mention;
	readonly quote: string;
}

/** Two figures tell of the same thing when this share of all their words is common. */
const SAME = 0.6;
/** Words that many figures have tell nothing. */
const COMMON = 6;
const ENOUGH = 3;
/** Figures this far apart are of different things, whatever the words; nearer, one of them is a slip. */
const SLIP = 0.1;

/** Figures that two tasks of one document tell of the same thing, in the same unit. */
export function checkTwice(
	report: Report,
	sourceText: string,
	fold: (text: string) => string,
	lexicon: QuantityLexicon
): CheckDraft[] {
	const told = report.tasks.flatMap((task) => figuresOf(task, fold, lexicon));
	const counts = new Map<string, number>();
	for (const { terms } of told) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
	const byTerm = new Map<string, Told[]>();
	const checks: CheckDraft[] = [];
	for (const one of told) {
		const others = new Set<Told>();
		for (const term of one.terms) {
			if ((counts.get(term) ?? 0) > COMMON) continue;
			for (const other of byTerm.get(term) ?? []) others.add(other);
			byTerm.set(term, [...(byTerm.get(term) ?? []), one]);
		}
		for (const other of others) {
			if (other.task !== one.task && isSame(one, other, lexicon))
				checks.push(compare(other, one, sourceText));
		}
	}
	return checks;
}

function figuresOf(task: ReportTask, fold: (text: string) => string, lexicon: QuantityLexicon): Told[] {
	const printed = task.progress ?? '';
	const text = fold(printed);
	return splitPieces(text, splitClauses(text), lexicon).flatMap((piece) => {
		const { main } = piece;
		if (!main || main.value === null || piece.bracketed || main.kind === 'percent' || main.kind === 'points')
			return [];
		const terms = termsOf(lexicon.core(piece.words), /(?!)/gu);
		return terms.size < ENOUGH
			? []
			: [{ task, terms, mention: main, quote: printed.slice(piece.start, piece.end).trim() }];
	});
}

function isSame(one: Told, other: Told, lexicon: QuantityLexicon): boolean {
	if (!lexicon.sameMeasure(one.mention.dimension, other.mention.dimension)) return false;
	const [left, right] = [one.mention.comparable ?? 0, other.mention.comparable ?? 0];
	if (left === 0 || right === 0 || Math.abs(left - right) / Math.max(left, right) > SLIP) return false;
	const shared = [...one.terms].filter((term) => other.terms.has(term)).length;
	const all = one.terms.size + other.terms.size - shared;
	return shared / all >= SAME || (left !== right && isTransposed(one.mention, other.mention));
}

/** 76.5 and 75.6: the same digits in another order, the commonest slip of all. */
function isTransposed(one: Mention, other: Mention): boolean {
	const digits = (mention: Mention): string => [...plain(mention.value ?? 0)].sort().join('');
	return one.unit === other.unit && digits(one).length >= 4 && digits(one) === digits(other);
}

function compare(one: Told, other: Told, sourceText: string): CheckDraft {
	const stated = one.mention.comparable ?? 0;
	const computed = other.mention.comparable ?? 0;
	const difference = plain(Math.abs((one.mention.value ?? 0) - (other.mention.value ?? 0)));
	const isApart = stated !== computed && one.mention.unit === other.mention.unit;
	return {
		kind: 'told_twice',
		task: other.task.seq,
		name: null,
		stated: one.mention.value,
		computed: other.mention.value,
		agrees: stated === computed,
		note: bilingual(
			`第 ${one.task.seq} 项“${one.quote}”，第 ${other.task.seq} 项“${other.quote}”${isApart ? `，相差 ${difference}` : ''}`,
			`task ${one.task.seq} says “${one.quote}”, task ${other.task.seq} “${other.quote}”${isApart ? `; ${difference} apart` : ''}`
		),
		span: findInTask(sourceText, other.quote, other.task)
	};
}
