import { parseChart } from './chart/parse.ts';
import type { ChartSpec } from './chart/spec.ts';
import { headError, type CellError } from './cell-error.ts';
import { cellsOf } from './format/parse.ts';
import type { CellBlock, Notebook } from './model.ts';
import { parseInput } from './parameters/parse.ts';
import { INPUT_TYPES, type InputSpec } from './parameters/spec.ts';
import { compileSql, type CompiledSql } from './sql/compile.ts';

/** A cell made ready to run, with what is wrong in itself. A null `spec` stands for one that has errors. */
export type CompiledCell = { readonly block: CellBlock; readonly errors: readonly CellError[] } & (
	| { readonly kind: 'sql'; readonly sql: CompiledSql }
	| {
			readonly kind: 'input';
			readonly spec: InputSpec | null;
			/** the query of `options:`, where it is SQL */
			readonly options: CompiledSql | null;
	  }
	| {
			readonly kind: 'chart';
			readonly spec: ChartSpec | null;
			/** the name of the relation to draw; null where there is none */
			readonly from: string | null;
	  }
);

function attribute(block: CellBlock, name: string): string | null {
	return block.attributes.find((each) => each.name === name)?.value ?? null;
}

function compileInput(block: CellBlock): CompiledCell {
	const given = attribute(block, 'type');
	const type = INPUT_TYPES.find((known) => known === given);
	if (type === undefined) {
		const known = INPUT_TYPES.join(', ');
		const missing = headError(
			`输入单元要写明 type=，可用的有：${INPUT_TYPES.join('、')}`,
			`an input needs type=; there are: ${known}`,
			null
		);
		// A wrong type has its error already.
		const errors = given === null ? [...block.errors, missing] : block.errors;
		return { kind: 'input', block, errors, spec: null, options: null };
	}
	const { spec, errors } = parseInput(type, block.name, block.body);
	const source = spec !== null && 'options' in spec ? spec.options : null;
	const options = source?.from === 'sql' ? compileSql(source.sql, source.toBody) : null;
	return { kind: 'input', block, errors: [...block.errors, ...errors], spec, options };
}

function compileChart(block: CellBlock, previous: string | null): CompiledCell {
	const { spec, errors } = parseChart(block.body);
	const from = attribute(block, 'from') ?? previous;
	const nothing = headError(
		'图表前面没有 SQL 单元，请用 from=单元名 指明数据',
		'no SQL cell stands before this chart: name one with from=',
		null
	);
	const own = from === null ? [...block.errors, nothing] : block.errors;
	return { kind: 'chart', block, errors: [...own, ...errors], spec, from };
}

/** A block never changes, so what is made of it is made once: moving a slider reads no YAML. */
const compiled = new WeakMap<CellBlock, { readonly previous: string | null; readonly cell: CompiledCell }>();

function compileCell(block: CellBlock, previous: string | null): CompiledCell {
	const kept = compiled.get(block);
	if (kept !== undefined && (block.kind !== 'chart' || kept.previous === previous)) return kept.cell;
	const cell = compileBlock(block, previous);
	compiled.set(block, { previous, cell });
	return cell;
}

function compileBlock(block: CellBlock, previous: string | null): CompiledCell {
	switch (block.kind) {
		case 'sql':
			return { kind: 'sql', block, errors: block.errors, sql: compileSql(block.body) };
		case 'input':
			return compileInput(block);
		case 'chart':
			return compileChart(block, previous);
	}
}

/** Makes each cell of a notebook ready to run. A chart without `from=` draws the SQL cell before it. */
export function compileCells(notebook: Notebook): readonly CompiledCell[] {
	let previous: string | null = null;
	return cellsOf(notebook).map((block) => {
		const cell = compileCell(block, previous);
		if (block.kind === 'sql') previous = block.name;
		return cell;
	});
}
