import type {
	AreaFactKind,
	Bound,
	CheckKind,
	CumulativeBasis,
	DepartmentKind,
	DocumentKind,
	Domain,
	DomainBasis,
	IndicatorKind,
	ObservationBasis,
	PaceRefusal,
	Relation,
	Role,
	Status,
	TargetOperator
} from '../schema/values.ts';

/**
 * One row of each table of `schema/tables.ts`; the columns' meaning and units are described there.
 * A test holds the keys of these types against the schema.
 */
export interface DomainRow {
	readonly domain: Domain;
	readonly zh: string;
	readonly en: string;
}

export interface FamilyRow {
	readonly family: string;
	readonly zh: string;
	readonly en: string;
}

export interface DocumentRow {
	readonly doc_id: string;
	readonly title: string | null;
	readonly city: string | null;
	readonly province: string | null;
	readonly year: number | null;
	readonly period: string | null;
	readonly through_quarter: number | null;
	readonly kind: DocumentKind;
	readonly issuer: string | null;
	/** ISO 8601 day */
	readonly published: string | null;
	readonly declared_tasks: number | null;
	readonly parsed_tasks: number;
	readonly source_file: string | null;
}

export interface TaskRow {
	readonly task_id: string;
	readonly doc_id: string;
	readonly seq: number;
	readonly no: string | null;
	readonly section: string | null;
	readonly subsection: string | null;
	readonly domain: Domain | null;
	readonly domain2: Domain | null;
	readonly domain_basis: DomainBasis | null;
	readonly target: string;
	readonly status: Status | null;
	readonly status_raw: string | null;
	readonly progress: string | null;
	readonly deadline: string | null;
	readonly passage_id: string | null;
}

export interface TaskDepartmentRow {
	readonly task_id: string;
	readonly role: Role;
	readonly position: number;
	readonly department: string;
	readonly department_raw: string;
	readonly family: string | null;
	readonly kind: DepartmentKind;
}

export interface MilestoneRow {
	readonly task_id: string;
	readonly quarter: number;
	readonly place: string | null;
	readonly text: string;
	readonly passage_id: string;
}

export interface IndicatorRow {
	readonly indicator_id: string;
	readonly task_id: string;
	readonly name: string;
	readonly op: TargetOperator;
	readonly target: number | null;
	readonly unit: string | null;
	readonly base_target: number | null;
	readonly base_unit: string | null;
	readonly kind: IndicatorKind;
	readonly passage_id: string;
}

export interface ObservationRow {
	readonly observation_id: string;
	readonly indicator_id: string;
	readonly quarter: number | null;
	readonly value: number | null;
	readonly unit: string | null;
	readonly base_value: number | null;
	readonly basis: ObservationBasis;
	readonly cumulative: CumulativeBasis | null;
	readonly bound: Bound;
	readonly as_of: string | null;
	readonly completion: number | null;
	readonly passage_id: string;
}

export interface AreaRow {
	readonly doc_id: string;
	readonly seq: number;
	readonly name: string;
	readonly domain: Domain | null;
	readonly items: number | null;
	readonly subitems: number | null;
	readonly invested: number | null;
	readonly stated_percent: number | null;
	readonly statement: string | null;
	readonly passage_id: string;
}

export interface AreaFactRow {
	readonly doc_id: string;
	readonly area_seq: number;
	readonly kind: AreaFactKind;
	readonly text: string;
	readonly value: number | null;
	readonly unit: string | null;
	readonly passage_id: string;
}

export interface TaskLinkRow {
	readonly task_id: string;
	readonly other_task_id: string;
	readonly relation: Relation;
	readonly score: number;
	readonly basis: string;
}

export interface CheckRow {
	readonly check_id: string;
	readonly doc_id: string;
	readonly task_id: string | null;
	readonly kind: CheckKind;
	readonly stated: number | null;
	readonly computed: number | null;
	readonly agrees: boolean;
	readonly note: string;
}

export interface PassageRow {
	readonly passage_id: string;
	readonly doc_id: string;
	readonly task_id: string | null;
	readonly field: string;
	readonly start_at: number;
	readonly end_at: number;
	readonly quote: string;
}

export interface PacePairRow {
	readonly schedule_task_id: string;
	readonly report_task_id: string;
	readonly indicator: string;
	readonly unit: string | null;
	readonly quarter: number;
	readonly planned: number | null;
	readonly actual: number | null;
	readonly target: number | null;
	readonly comparable: boolean;
	readonly reason: PaceRefusal | null;
	readonly schedule_passage_id: string;
	readonly report_passage_id: string;
}

/** The rows of every table, in the order in which they are written. */
export interface Dataset {
	readonly domains: readonly DomainRow[];
	readonly families: readonly FamilyRow[];
	readonly documents: readonly DocumentRow[];
	readonly tasks: readonly TaskRow[];
	readonly task_departments: readonly TaskDepartmentRow[];
	readonly milestones: readonly MilestoneRow[];
	readonly indicators: readonly IndicatorRow[];
	readonly observations: readonly ObservationRow[];
	readonly areas: readonly AreaRow[];
	readonly area_facts: readonly AreaFactRow[];
	readonly task_links: readonly TaskLinkRow[];
	readonly checks: readonly CheckRow[];
	readonly passages: readonly PassageRow[];
	readonly pace_pairs: readonly PacePairRow[];
}

export type TableName = keyof Dataset;
