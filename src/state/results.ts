import type { EngineResult } from '../engine/engine.ts';
import type { ChartSpec } from '../notebook/chart/spec.ts';
import type { InputSpec, Option, ParameterValue } from '../notebook/parameters/spec.ts';
import type { Choices } from '../notebook/parameters/values.ts';

/** What a cell shows when it is done. */
export type CellResult =
	| { readonly kind: 'sql'; readonly table: EngineResult }
	| {
			readonly kind: 'input';
			readonly spec: InputSpec;
			/** the choices of a select or multiselect, what is chosen included; else empty */
			readonly options: readonly Option[];
			readonly value: ParameterValue;
	  }
	| { readonly kind: 'chart'; readonly spec: ChartSpec; readonly source: EngineResult };

/** What a node of the graph gives: the result of a cell, or the choices that a query found for an input. */
export type NodeResult = CellResult | { readonly kind: 'options'; readonly choices: Choices };
