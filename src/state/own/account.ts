import type { Span } from '../../base/span.ts';
import { parseReport } from '../../documents/parse.ts';
import type { ParserReference } from '../../documents/reference.ts';
import type { Account, Diagnostic, ReportDocument, ReportTask } from '../../documents/report.ts';
import type { Status } from '../../schema/values.ts';
import type { OwnMetadata } from './documents.ts';
import { marksOf, type Marks } from './marks.ts';

/** What the parser made of one document, for a person to judge before it enters the tables. */
export interface DocumentAccount {
	/** the text into which all offsets point */
	readonly text: string;
	/** whether any task or area was found */
	readonly isReport: boolean;
	readonly document: ReportDocument;
	readonly counts: {
		readonly tasks: number;
		readonly withStatus: number;
		readonly withLead: number;
		readonly areas: number;
		readonly indicators: number;
		readonly observations: number;
		readonly diagnostics: number;
	};
	readonly account: Account;
	readonly marks: Marks;
	/** the first of them, the grave ones before the others */
	readonly diagnostics: readonly Diagnostic[];
	/** the first tasks */
	readonly tasks: readonly TaskPreview[];
	/** the first areas */
	readonly areas: readonly AreaPreview[];
}

/** One task as the account lists it. */
export interface TaskPreview {
	readonly seq: number;
	readonly no: string | null;
	readonly section: string | null;
	readonly target: string;
	readonly status: Status | null;
	readonly statusRaw: string | null;
	readonly leads: readonly string[];
	readonly place: Span;
}

/** One area of a briefing as the account lists it. */
export interface AreaPreview {
	readonly seq: number;
	readonly name: string;
	readonly items: number | null;
	/** 亿元 */
	readonly invested: number | null;
	readonly statedPercent: number | null;
	readonly place: Span;
}

/** How many rows and notes an account carries at most. */
export const PREVIEWED = 300;
const LONGEST_TARGET = 400;

/** Parses `text`, with what its reader says about it, and gives account of it. */
export function accountOf(
	text: string,
	reference: ParserReference,
	known: Partial<OwnMetadata>
): DocumentAccount {
	const { title, city, year, period, kind } = known;
	const report = parseReport(text, reference, {
		...(title !== undefined && { title }),
		...(city !== undefined && { city }),
		...(year !== undefined && { year }),
		...(period !== undefined && { period }),
		...(kind !== undefined && { kind })
	});
	const { tasks, areas, diagnostics } = report;
	return {
		text,
		isReport: tasks.length + areas.length > 0,
		document: report.document,
		counts: {
			tasks: tasks.length,
			withStatus: tasks.filter((task) => task.status !== null).length,
			withLead: tasks.filter((task) => task.departments.some(({ role }) => role === 'lead')).length,
			areas: areas.length,
			indicators: report.indicators.length,
			observations: report.observations.length,
			diagnostics: diagnostics.length
		},
		account: report.account,
		marks: marksOf(report),
		diagnostics: [...diagnostics].sort((a, b) => weight(a) - weight(b)).slice(0, PREVIEWED),
		tasks: tasks.slice(0, PREVIEWED).map(preview),
		areas: areas.slice(0, PREVIEWED).map(({ seq, name, items, invested, statedPercent, start, end }) => {
			return { seq, name, items, invested, statedPercent, place: { start, end } };
		})
	};
}

function weight({ severity }: Diagnostic): number {
	return { error: 0, warning: 1, info: 2 }[severity];
}

function preview({
	seq,
	no,
	section,
	target,
	status,
	statusRaw,
	departments,
	passages
}: ReportTask): TaskPreview {
	const place = passages.find(({ field }) => field === 'target') ?? passages[0] ?? { start: 0, end: 0 };
	return {
		seq,
		no,
		section,
		target: target.length > LONGEST_TARGET ? `${target.slice(0, LONGEST_TARGET)}…` : target,
		status,
		statusRaw,
		leads: departments.flatMap(({ role, raw }) => (role === 'lead' ? [raw] : [])),
		place: { start: place.start, end: place.end }
	};
}
