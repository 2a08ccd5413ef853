import type { Localised } from '../../base/localised.ts';

export const INPUT_TYPES = ['select', 'multiselect', 'range', 'number', 'text', 'checkbox', 'date'] as const;

export type InputType = (typeof INPUT_TYPES)[number];

/** DuckDB's name of the type of one value. */
export type ScalarType = 'VARCHAR' | 'DOUBLE' | 'BIGINT' | 'BOOLEAN' | 'DATE';

/** One value: a date is ISO 8601 text, a whole number is `number` where it is exact and else `bigint`. */
export type Scalar = string | number | bigint | boolean;

/** A typed value of an input, bound as `$name`; null keeps its type. */
export type ParameterValue =
	| { readonly list: false; readonly type: ScalarType; readonly value: Scalar | null }
	| { readonly list: true; readonly type: ScalarType; readonly value: readonly Scalar[] };

/** One choice of a select or multiselect; a null value stands for 'no choice'. */
export interface Option {
	readonly value: Scalar | null;
	readonly label: Localised;
}

interface Common {
	/** what a reader sees beside the input; the name where the notebook gives none */
	readonly label: Localised;
}

/** `options` of a select or multiselect: a list in the notebook, or SQL with one column (value) or two (value, label). */
export type OptionSource =
	| { readonly from: 'list'; readonly options: readonly Option[]; readonly type: ScalarType }
	| { readonly from: 'sql'; readonly sql: string; readonly toBody: (offset: number) => number };

export interface SelectSpec extends Common {
	readonly type: 'select';
	readonly options: OptionSource;
	/** undefined: the first option */
	readonly default: Scalar | null | undefined;
}

export interface MultiselectSpec extends Common {
	readonly type: 'multiselect';
	readonly options: OptionSource;
	readonly default: readonly Scalar[];
}

export interface RangeSpec extends Common {
	readonly type: 'range';
	readonly min: number;
	readonly max: number;
	readonly step: number;
	/** whether values are BIGINT */
	readonly whole: boolean;
	readonly default: number;
}

export interface NumberSpec extends Common {
	readonly type: 'number';
	readonly min: number | null;
	readonly max: number | null;
	/** null: any */
	readonly step: number | null;
	/** whether values are BIGINT */
	readonly whole: boolean;
	readonly placeholder: Localised | null;
	readonly default: number | bigint | null;
}

export interface TextSpec extends Common {
	readonly type: 'text';
	readonly placeholder: Localised | null;
	readonly default: string | null;
}

export interface CheckboxSpec extends Common {
	readonly type: 'checkbox';
	readonly default: boolean;
}

export interface DateSpec extends Common {
	readonly type: 'date';
	/** ISO 8601 */
	readonly min: string | null;
	readonly max: string | null;
	readonly default: string | null;
}

/** What an input cell says, checked and with its defaults filled in. */
export type InputSpec =
	SelectSpec | MultiselectSpec | RangeSpec | NumberSpec | TextSpec | CheckboxSpec | DateSpec;
