/** A literal of a chart's YAML: data, never code. */
export type ChartValue =
	string | number | boolean | null | readonly ChartValue[] | { readonly [key: string]: ChartValue };

/** One mark: Observable Plot's own name, channels and options. */
export interface MarkSpec {
	/** a function of Plot, such as `barX` */
	readonly mark: string;
	/** channels (a string names a column) and options, by Plot's own names */
	readonly options: { readonly [name: string]: ChartValue };
	/** literal data in place of the source's rows, such as `[0]` of a rule; null: the source's rows */
	readonly data: readonly ChartValue[] | null;
}

/** What a click on a shape does: the input `parameter` takes what the shape's row has in the column `value`. */
export interface ClickSpec {
	readonly parameter: string;
	readonly value: string;
}

/** How rows that are drawn at the same place become one. */
export const AGGREGATES = ['sum', 'mean', 'median', 'min', 'max', 'count'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** What a chart cell says: its marks, and the options of `Plot.plot`. Checked: every name is one of Plot's. */
export interface ChartSpec {
	readonly marks: readonly MarkSpec[];
	readonly plot: { readonly [name: string]: ChartValue };
	/** absent: a click chooses nothing */
	readonly click?: ClickSpec;
	/** rows that agree in all else that is drawn are drawn as one; absent: each row by itself */
	readonly aggregate?: Aggregate;
	/** the value of each shape stands at it */
	readonly labels?: boolean;
}
