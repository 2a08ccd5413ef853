import { assertNever } from '../base/assert-never.ts';
import { InputError, messageOf } from '../base/errors.ts';
import {
	EngineLostError,
	QueryError,
	type Engine,
	type EngineResult,
	type Script,
	type Variable
} from '../engine/engine.ts';
import { quoteName } from '../engine/sql/quote.ts';
import { bodyError, type CellError } from '../notebook/cell-error.ts';
import { missingColumn } from '../notebook/chart/columns.ts';
import type { Work } from '../notebook/graph.ts';
import type { ParameterValue } from '../notebook/parameters/spec.ts';
import {
	defaultValue,
	listedChoices,
	parseValue,
	sameValue,
	shownOptions
} from '../notebook/parameters/values.ts';
import type { NodeId, Runner } from '../notebook/run.ts';
import { choicesFrom } from './choices.ts';
import type { NodeResult } from './results.ts';

/** A chart of more rows would show nothing that one of fewer does not, and stop the page. */
const CHART_ROWS = 200_000;

type Inputs = ReadonlyMap<NodeId, NodeResult>;

/** The value of a parameter as the engine takes it. */
export function variableOf(name: string, value: ParameterValue): Variable {
	if (value.list) return { name, type: `${value.type}[]`, value: value.value };
	return { name, type: value.type, value: value.value };
}

/** The result of the node `id`, which must be of the kind that the graph promises. */
function inputOf<Kind extends NodeResult['kind']>(
	inputs: Inputs,
	id: NodeId,
	kind: Kind
): Extract<NodeResult, { kind: Kind }> {
	const result = inputs.get(id);
	if (result?.kind !== kind) throw new Error(`the node ${id} has no result of the kind ${kind}`);
	return result as Extract<NodeResult, { kind: Kind }>;
}

/** Computes the nodes of a notebook's graph with the engine: the same for the page and for the commands. */
export class CellRunner implements Runner<Work, NodeResult> {
	readonly #engine: Engine;

	constructor(engine: Engine) {
		this.#engine = engine;
	}

	async run(work: Work, inputs: Inputs, signal: AbortSignal): Promise<NodeResult> {
		switch (work.kind) {
			case 'sql':
				return {
					kind: 'sql',
					table: await this.#engine.run(this.scriptOf(work, work.block.name, inputs), { signal })
				};
			case 'options': {
				const name = `${work.block.name}#options`;
				const choices = choicesFrom(await this.#engine.run(this.scriptOf(work, name, inputs), { signal }));
				await this.#engine.drop(name);
				return { kind: 'options', choices };
			}
			case 'input': {
				const { spec, options, chosen, block } = work;
				const choices = options === null ? listedChoices(spec) : inputOf(inputs, options, 'options').choices;
				if (choices === null) throw new Error(`the input ${block.name} has no choices`);
				const value =
					chosen === null ? defaultValue(spec, choices) : parseValue(block.name, spec, choices, chosen);
				return { kind: 'input', spec, options: shownOptions(spec, choices, value), value };
			}
			case 'chart':
				return this.#chart(work, inputs, signal);
			case 'broken':
				throw new Error(`the cell ${work.block.name} has errors and cannot run`);
			default:
				return assertNever(work);
		}
	}

	describe(thrown: unknown): CellError {
		if (thrown instanceof QueryError) return bodyError(thrown.text.zh, thrown.text.en, thrown.span);
		if (thrown instanceof InputError) return bodyError(thrown.text.zh, thrown.text.en, null);
		if (thrown instanceof EngineLostError) {
			return bodyError(
				'查询引擎中断了（可能是内存不足），请重新运行这个单元',
				'the engine stopped (perhaps for want of memory); run this cell again',
				null
			);
		}
		return bodyError(messageOf(thrown), messageOf(thrown), null);
	}

	same(previous: NodeResult, next: NodeResult): boolean {
		return previous.kind === 'input' && next.kind === 'input' && sameValue(previous.value, next.value);
	}

	forget(work: Work): void {
		if (work.kind !== 'sql' || this.#engine.status !== 'ready') return;
		this.#engine.drop(work.block.name).catch((thrown: unknown) => {
			// An engine that ended has forgotten everything anyway.
			if (!(thrown instanceof EngineLostError)) throw thrown;
		});
	}

	/** The statements of `work`, with the values of the inputs that it reads. */
	scriptOf(
		{ sql, parameters }: Extract<Work, { kind: 'sql' | 'options' }>,
		name: string,
		inputs: Inputs
	): Script {
		const variables = [...parameters].map(([variable, id]) =>
			variableOf(variable, inputOf(inputs, id, 'input').value)
		);
		return { name, statements: sql.statements, variables };
	}

	async #chart(
		work: Extract<Work, { kind: 'chart' }>,
		inputs: Inputs,
		signal: AbortSignal
	): Promise<NodeResult> {
		const { spec, from } = work;
		const source =
			'node' in from
				? await this.#whole(from.name, inputOf(inputs, from.node, 'sql').table)
				: await this.#engine.query(`FROM memory.main.${quoteName(from.relation)}`, {
						signal,
						rowLimit: CHART_ROWS
					});
		if (source.rowCount > CHART_ROWS) {
			throw new InputError({
				zh: `数据有 ${source.rowCount} 行，图表最多画 ${CHART_ROWS} 行，请先汇总`,
				en: `there are ${source.rowCount} rows; a chart draws at most ${CHART_ROWS}: sum them up first`
			});
		}
		const missing = missingColumn(
			spec,
			source.columns.map(({ name }) => name)
		);
		if (missing !== null) throw new InputError(missing);
		return { kind: 'chart', spec, source };
	}

	/** The result of the cell `name` with all its rows: a chart of the first ones would be wrong. */
	async #whole(name: string, table: EngineResult): Promise<EngineResult> {
		const { rowCount, rows } = table;
		if (rowCount <= rows.numRows || rowCount > CHART_ROWS) return table;
		return { ...table, rows: await this.#engine.page(name, 0, rowCount) };
	}
}
