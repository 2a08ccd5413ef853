import type { Localised } from '../base/localised.ts';
import type { Span } from '../base/span.ts';
import type {
	Bound,
	CumulativeBasis,
	DocumentKind,
	IndicatorKind,
	ObservationBasis,
	Role,
	Status,
	TargetOperator
} from '../schema/values.ts';

/** What the parser reads out of one document: values as printed, and where each stands in the source. */
export interface Report {
	readonly document: ReportDocument;
	readonly tasks: readonly ReportTask[];
	readonly areas: readonly ReportArea[];
	readonly indicators: readonly ReportIndicator[];
	readonly observations: readonly ReportObservation[];
	readonly diagnostics: readonly Diagnostic[];
	readonly account: Account;
}

export interface ReportDocument {
	readonly title: string | null;
	readonly city: string | null;
	readonly year: number | null;
	/** as printed: 前三季度, 1-8月 */
	readonly period: string | null;
	/** 1 to 4 */
	readonly throughQuarter: number | null;
	readonly kind: DocumentKind;
	/** the layout reader that won */
	readonly layout: string;
	/** 0 to 1: how much of the text the winner explained */
	readonly score: number;
	readonly runnerUp: { readonly layout: string; readonly score: number } | null;
	/** the number of tasks that the document says it has */
	readonly declaredTasks: number | null;
}

/** A place of the source that holds (a part of) a field's value. */
export interface FieldPassage extends Span {
	/** `target`, `status`, `progress`, `lead`, `co`, `milestone`, `deadline`, `section`, … */
	readonly field: string;
}

export interface ReportTask {
	/** the printed number where it is unique in the document, else 1..n */
	readonly seq: number;
	/** the number as printed */
	readonly no: string | null;
	readonly section: string | null;
	readonly subsection: string | null;
	readonly target: string;
	readonly status: Status | null;
	readonly statusRaw: string | null;
	readonly progress: string | null;
	readonly departments: readonly ReportDepartment[];
	readonly milestones: readonly ReportMilestone[];
	readonly deadline: string | null;
	readonly passages: readonly FieldPassage[];
}

/** A responsible body as printed; its normalised name, family and kind are the dataset's work. */
export interface ReportDepartment extends Span {
	/** without the remark */
	readonly raw: string;
	readonly role: Role;
	/** what stood beside the name in brackets */
	readonly remark: string | null;
}

export interface ReportMilestone extends Span {
	/** 1 to 4 */
	readonly quarter: number;
	/** null unless the cell is split by place */
	readonly place: string | null;
	readonly text: string;
}

export interface ReportIndicator extends Span {
	/** the task's seq */
	readonly task: number;
	readonly name: string;
	readonly op: TargetOperator;
	/** in the unit as printed */
	readonly target: number | null;
	readonly unit: string | null;
	readonly baseTarget: number | null;
	readonly baseUnit: string | null;
	readonly kind: IndicatorKind;
}

export interface ReportObservation extends Span {
	/** the task's seq */
	readonly task: number;
	/** index into `Report.indicators` */
	readonly indicator: number;
	/** 1 to 4; null where the document does not say */
	readonly quarter: number | null;
	/** in the unit as printed; a planned value is cumulative at the quarter's end */
	readonly value: number | null;
	readonly unit: string | null;
	readonly baseValue: number | null;
	readonly basis: ObservationBasis;
	/** planned observations only */
	readonly cumulative: CumulativeBasis | null;
	readonly bound: Bound;
	/** as printed: 1-8月 */
	readonly asOf: string | null;
	/** ratio: 0.812 */
	readonly completion: number | null;
	/** the words of the source */
	readonly quote: string;
}

export interface ReportArea extends Span {
	readonly seq: number;
	readonly name: string;
	readonly items: number | null;
	readonly subItems: number | null;
	/** 亿元 */
	readonly invested: number | null;
	/** per cent of the year's plan, as stated */
	readonly statedPercent: number | null;
	readonly statement: string | null;
	readonly achievements: readonly AreaFact[];
	readonly problems: readonly AreaFact[];
	/** `name`, `items`, `subItems`, `invested`, `statedPercent`, `statement` */
	readonly passages: readonly FieldPassage[];
}

export interface AreaFact extends Span {
	readonly text: string;
	readonly value: number | null;
	readonly unit: string | null;
	/** the words of the source, as published */
	readonly quote: string;
}

export type Severity = 'error' | 'warning' | 'info';

/** What the parser could not, or only with doubt, understand. */
export interface Diagnostic extends Span {
	readonly severity: Severity;
	/** kebab-case, stable: `uncertain-boundary` */
	readonly code: string;
	readonly message: Localised;
	/** the task's seq, where it concerns one */
	readonly task: number | null;
}

/** Where the characters of the source went; the three counts add up to `characters`. */
export interface Account {
	/** UTF-16 units of the source */
	readonly characters: number;
	/** units that ended in a field */
	readonly fields: number;
	/** units of known furniture: headings, labels, page numbers, marks, white space */
	readonly furniture: number;
	/** units that nothing explained */
	readonly unexplained: number;
	/** the unexplained passages, longest first */
	readonly passages: readonly Span[];
}
