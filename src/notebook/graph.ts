import type { Span } from '../base/span.ts';
import { bodyError, headError, type CellError } from './cell-error.ts';
import type { ChartSpec } from './chart/spec.ts';
import { compileCells, type CompiledCell } from './compile.ts';
import { findCycles } from './cycles.ts';
import type { BlockId, CellBlock, CellKey, Notebook } from './model.ts';
import { toCellKey } from './names.ts';
import type { InputSpec } from './parameters/spec.ts';
import { resolveParameter, resolveRelation, type Names, type Resolved } from './resolve.ts';
import type { GraphNode, NodeId } from './run.ts';
import { variableName, type CompiledSql } from './sql/compile.ts';
import { suggestion } from './suggest.ts';

/** What the runner gets for one node. */
export type Work =
	| {
			readonly kind: 'sql' | 'options';
			readonly block: CellBlock;
			readonly sql: CompiledSql;
			/** the engine's names of the parameters that the SQL reads, and the inputs that hold their values */
			readonly parameters: ReadonlyMap<string, NodeId>;
	  }
	| {
			readonly kind: 'input';
			readonly block: CellBlock;
			readonly spec: InputSpec;
			/** the node of the options query, where there is one */
			readonly options: NodeId | null;
			/** the chosen value as links write it; null where nobody has chosen */
			readonly chosen: readonly string[] | null;
	  }
	| {
			readonly kind: 'chart';
			readonly block: CellBlock;
			readonly spec: ChartSpec;
			/** the node of the cell to draw, or the name of a relation of the dataset */
			readonly from: { readonly node: NodeId; readonly name: string } | { readonly relation: string };
	  }
	| { readonly kind: 'broken'; readonly block: CellBlock };

/** The cells of a notebook as a graph. */
export interface CellGraph {
	readonly nodes: readonly GraphNode<Work>[];
	/** all errors of a cell that can be told without running it; the node shows the first */
	readonly errors: ReadonlyMap<BlockId, readonly CellError[]>;
}

/** Values as links and commands write them, by the name of their input. */
export type ChosenTexts = Readonly<Record<string, readonly string[]>>;

/** The node of the options query of an input. */
export function optionsNode(id: BlockId): NodeId {
	return `${id}#options`;
}

/** A cell on its way to a node. */
interface Draft {
	readonly cell: CompiledCell;
	readonly errors: CellError[];
	/** cells read by the cell itself and by its options query, with the place that says so */
	readonly reads: Map<BlockId, Span | null>;
	readonly optionReads: Map<BlockId, Span | null>;
}

/** Every cell by its name; the first of those that share one, and the errors of all that do. */
function nameCells(cells: readonly CompiledCell[], relations: readonly string[]) {
	const named = new Map<CellKey, CompiledCell[]>();
	for (const cell of cells) named.set(cell.block.key, [...(named.get(cell.block.key) ?? []), cell]);
	const taken = new Map(relations.map((name): [CellKey, string] => [toCellKey(name), name]));
	const errors = new Map<BlockId, CellError[]>();
	for (const [key, sharing] of named) {
		for (const { block } of sharing) {
			const found: CellError[] = [];
			const [start] = [block.raw.indexOf(block.name)];
			const span = block.named && start >= 0 ? { start, end: start + block.name.length } : null;
			if (sharing.length > 1) {
				found.push(
					headError(
						`有 ${sharing.length} 个单元都叫“${block.name}”，名称不能重复`,
						`${sharing.length} cells are called "${block.name}": a name must be its own`,
						span
					)
				);
			}
			// Only a query becomes a relation; `$领域` beside a view 领域 confuses nobody.
			if (block.kind === 'sql' && taken.has(key)) {
				found.push(
					headError(
						`“${block.name}”是数据集里的表或视图，单元要换一个名称`,
						`"${block.name}" is a table or view of the dataset: the cell needs another name`,
						span
					)
				);
			}
			errors.set(block.id, found);
		}
	}
	const firsts = new Map(
		[...named].flatMap(([key, [first]]) => (first === undefined ? [] : [[key, first] as const]))
	);
	return { names: { cells: firsts, relations: taken } satisfies Names, errors };
}

function readSql(
	sql: CompiledSql,
	names: Names,
	reads: Map<BlockId, Span | null>,
	errors: CellError[]
): void {
	const take = (resolved: Resolved, span: Span) => {
		if (resolved.kind === 'error') errors.push(resolved.error);
		else if (resolved.kind === 'cell' && !reads.has(resolved.cell.block.id)) {
			reads.set(resolved.cell.block.id, span);
		}
	};
	for (const relation of sql.relations) take(resolveRelation(relation, names), relation.span);
	for (const parameter of sql.parameters) take(resolveParameter(parameter, names), parameter.span);
}

/** The place of the value of `from=` in the cell. */
function fromSpan({ raw, bodyStart }: CellBlock, from: string): Span | null {
	const start = raw.slice(0, bodyStart).lastIndexOf(from);
	return start < 0 ? null : { start, end: start + from.length };
}

function readChart(draft: Draft, from: string, names: Names): void {
	if (names.relations.has(toCellKey(from))) return;
	const cell = names.cells.get(toCellKey(from));
	if (cell?.kind === 'sql') {
		draft.reads.set(cell.block.id, null);
		return;
	}
	const span = fromSpan(draft.cell.block, from);
	if (cell !== undefined) {
		const error = headError(
			`“${from}”不是 SQL 单元，没有可画的数据`,
			`"${from}" is no SQL cell: there is nothing to draw`,
			span
		);
		draft.errors.push(error);
		return;
	}
	const sources = [...names.cells.values()]
		.filter(({ kind }) => kind === 'sql')
		.map(({ block }) => block.name);
	const near = suggestion(from, [...sources, ...names.relations.values()]);
	draft.errors.push(
		headError(
			`没有叫“${from}”的单元、表或视图${near.zh}`,
			`there is no cell, table or view called "${from}"${near.en}`,
			span
		)
	);
}

function draftOf(cell: CompiledCell, names: Names, nameErrors: readonly CellError[]): Draft {
	const errors = [...cell.errors, ...nameErrors];
	const draft: Draft = { cell, errors, reads: new Map(), optionReads: new Map() };
	if (cell.kind === 'sql') readSql(cell.sql, names, draft.reads, errors);
	else if (cell.kind === 'input' && cell.options !== null)
		readSql(cell.options, names, draft.optionReads, errors);
	else if (cell.kind === 'chart') {
		if (cell.from !== null) readChart(draft, cell.from, names);
		if (cell.spec?.click) readClick(draft, cell.spec.click.parameter, names);
	}
	return draft;
}

/** A click chooses a value for an input; the chart does not read it and does not follow it. */
function readClick(draft: Draft, parameter: string, names: Names): void {
	if (names.cells.get(toCellKey(parameter))?.kind === 'input') return;
	const inputs = [...names.cells.values()].filter(({ kind }) => kind === 'input');
	const near = suggestion(
		parameter,
		inputs.map(({ block }) => block.name)
	);
	draft.errors.push(
		bodyError(
			`click: 没有叫“${parameter}”的输入${near.zh}`,
			`click: there is no input called "${parameter}"${near.en}`,
			null
		)
	);
}

/** Puts an error with the path of the cycle on every cell of one. */
function reportCycles(drafts: readonly Draft[]): void {
	const byId = new Map(drafts.map((draft) => [draft.cell.block.id, draft]));
	const readsOf = ({ reads, optionReads }: Draft) => new Map([...optionReads, ...reads]);
	const edges = new Map(drafts.map((draft) => [draft.cell.block.id, [...readsOf(draft).keys()]]));
	for (const [id, path] of findCycles(edges)) {
		const draft = byId.get(id);
		if (draft === undefined) continue;
		const names = path.map((each) => byId.get(each)?.cell.block.name ?? '').join(' → ');
		const next = path[1];
		const span = next === undefined ? null : (readsOf(draft).get(next) ?? null);
		draft.errors.push(
			bodyError(`单元循环引用：${names}`, `the cells read each other in a circle: ${names}`, span)
		);
	}
}

function parametersOf(sql: CompiledSql, names: Names): ReadonlyMap<string, NodeId> {
	const found = sql.parameters.flatMap(({ name }): [string, NodeId][] => {
		const cell = names.cells.get(toCellKey(name));
		return cell?.kind === 'input' ? [[variableName(name), cell.block.id]] : [];
	});
	return new Map(found);
}

function sqlText(sql: CompiledSql): readonly string[] {
	return sql.statements.map(({ text }) => text);
}

function nodesOf(
	draft: Draft,
	names: Names,
	chosen: ReadonlyMap<CellKey, readonly string[]>
): GraphNode<Work>[] {
	const { cell, errors, reads } = draft;
	const { block } = cell;
	const error = errors[0] ?? null;
	const node = (work: Work, fingerprint: unknown, more: Partial<GraphNode<Work>> = {}): GraphNode<Work> => ({
		id: block.id,
		label: block.name,
		reads: [...reads.keys()],
		places: reads,
		fingerprint: JSON.stringify([block.kind, block.name, fingerprint]),
		error,
		heavy: false,
		work,
		...more
	});
	const broken = () => [node({ kind: 'broken', block }, null)];
	if (error !== null) return broken();
	switch (cell.kind) {
		case 'sql': {
			const { sql } = cell;
			const work: Work = { kind: 'sql', block, sql, parameters: parametersOf(sql, names) };
			return [node(work, sqlText(sql), { heavy: true })];
		}
		case 'input': {
			const { spec, options } = cell;
			if (spec === null) return broken();
			const texts = chosen.get(block.key) ?? null;
			const source = options === null ? null : optionsNode(block.id);
			const work: Work = { kind: 'input', block, spec, options: source, chosen: texts };
			const input = node(work, [spec.type, block.body, texts], { reads: source === null ? [] : [source] });
			if (options === null || source === null) return [input];
			const query: Work = { kind: 'options', block, sql: options, parameters: parametersOf(options, names) };
			const more = {
				id: source,
				reads: [...draft.optionReads.keys()],
				places: draft.optionReads,
				heavy: true
			};
			return [node(query, sqlText(options), more), input];
		}
		case 'chart': {
			const { spec, from } = cell;
			if (spec === null || from === null) return broken();
			const [source] = reads.keys();
			const relation = names.relations.get(toCellKey(from)) ?? from;
			const work: Work = {
				kind: 'chart',
				block,
				spec,
				from: source === undefined ? { relation } : { node: source, name: from }
			};
			return [node(work, [block.body, from], { heavy: source === undefined })];
		}
	}
}

/**
 * The cells of a notebook as a graph: what each needs, and what is wrong that can be told without running it.
 * `relations` are the names of the dataset's tables and views, `chosen` the values that somebody chose.
 */
export function buildGraph(notebook: Notebook, relations: readonly string[], chosen: ChosenTexts): CellGraph {
	const cells = compileCells(notebook);
	const { names, errors } = nameCells(cells, relations);
	const drafts = cells.map((cell) => draftOf(cell, names, errors.get(cell.block.id) ?? []));
	reportCycles(drafts);
	const texts = new Map(Object.entries(chosen).map(([name, values]) => [toCellKey(name), values]));
	return {
		nodes: drafts.flatMap((draft) => nodesOf(draft, names, texts)),
		errors: new Map(drafts.map((draft) => [draft.cell.block.id, draft.errors]))
	};
}
