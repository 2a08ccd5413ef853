import type { Localised } from '../../base/localised.ts';
import type { Span } from '../../base/span.ts';
import type { DocumentKind, Role, Status } from '../../schema/values.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Lines } from '../lines.ts';
import type { Severity } from '../report.ts';

/** What every layout reader is given. Offsets of all of it are those of the cleaned text. */
export interface LayoutInput {
	readonly text: string;
	/** `text` folded for comparison, the same length */
	readonly match: string;
	readonly lines: Lines;
	/** where the text ends, without the white space after it */
	readonly end: number;
	/** stretches in bold */
	readonly bold: readonly Span[];
	readonly lexicon: Lexicon;
}

/** A name in a list of responsible bodies. */
export interface DraftDepartment {
	readonly span: Span;
	/** the name without its remark */
	readonly name: Span;
	readonly remark: Span | null;
	readonly role: Role;
}

export interface DraftMilestone {
	readonly quarter: number;
	readonly place: Span | null;
	readonly text: Span;
}

/** A status and where it is printed. */
export interface DraftStatus {
	readonly spans: readonly Span[];
	readonly status: Status | null;
}

/** One task as a reader sees it. A field with several spans joins their texts. */
export interface DraftTask {
	/** all of the task's text */
	readonly whole: Span;
	/** the number as printed */
	readonly no: Span | null;
	/** the number's value, where it has one */
	readonly number: number | null;
	readonly section: Span | null;
	readonly subsection: Span | null;
	readonly target: readonly Span[];
	readonly status: DraftStatus | null;
	readonly progress: readonly Span[];
	/** true where the boundary between target and progress is not printed and was worked out */
	readonly inferred?: boolean;
	readonly deadline: readonly Span[];
	readonly departments: readonly DraftDepartment[];
	readonly milestones: readonly DraftMilestone[];
}

export interface DraftFact {
	readonly span: Span;
	/** null where the clause has no figure */
	readonly figure: { readonly value: number; readonly unit: Span } | null;
}

export interface DraftArea {
	readonly whole: Span;
	readonly number: number | null;
	readonly name: Span;
	readonly items: DraftNumber | null;
	readonly subItems: DraftNumber | null;
	/** 亿元 */
	readonly invested: DraftNumber | null;
	/** per cent */
	readonly statedPercent: DraftNumber | null;
	readonly statement: Span | null;
	readonly achievements: readonly DraftFact[];
	readonly problems: readonly DraftFact[];
}

export interface DraftNumber {
	readonly value: number;
	readonly span: Span;
}

export interface DraftDiagnostic extends Span {
	readonly severity: Severity;
	readonly code: string;
	readonly message: Localised;
	/** index into `tasks`, where it concerns one */
	readonly task: number | null;
}

/** What one reader makes of the text. */
export interface Reading {
	readonly tasks: readonly DraftTask[];
	readonly areas: readonly DraftArea[];
	/** headings, labels, headers, page furniture: understood, and in no field */
	readonly furniture: readonly Span[];
	readonly diagnostics: readonly DraftDiagnostic[];
	/** what the layout itself says about the kind of document */
	readonly kind: DocumentKind | null;
}

export interface LayoutReader {
	/** kebab-case, stable: it is shown in the result */
	readonly name: string;
	/** null where the text does not have this layout */
	readonly read: (input: LayoutInput) => Reading | null;
}
