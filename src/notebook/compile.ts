import type { Span } from '../base/span.ts';
import type { ChartSpec } from './chart/spec.ts';
import type { CellBlock } from './model.ts';
import type { InputSpec } from './parameters/spec.ts';

/** One SQL statement ready for the engine: `$name` is replaced by `getvariable('name')`. */
export interface CompiledStatement {
	readonly text: string;
	/** maps an offset of `text` to one of the text it came from */
	readonly toSource: (offset: number) => number;
}

/** A name that SQL reads, and its place in the body. */
export interface Reference {
	readonly name: string;
	readonly span: Span;
}

export interface CompiledSql {
	readonly statements: readonly CompiledStatement[];
	/** relations that are read and that the SQL does not define itself */
	readonly relations: readonly Reference[];
	/** parameters, without the `$` */
	readonly parameters: readonly Reference[];
}

/** A cell made ready to run; `null` stands for what an error leaves nothing of. */
export type CompiledCell =
	| { readonly kind: 'sql'; readonly block: CellBlock; readonly sql: CompiledSql }
	| {
			readonly kind: 'input';
			readonly block: CellBlock;
			readonly spec: InputSpec | null;
			/** the query of `options:`, where it is SQL */
			readonly options: CompiledSql | null;
	  }
	| {
			readonly kind: 'chart';
			readonly block: CellBlock;
			readonly spec: ChartSpec | null;
			/** the name of the relation to draw */
			readonly from: Reference | null;
	  };
