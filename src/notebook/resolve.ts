import { bodyError, type CellError } from './cell-error.ts';
import type { CompiledCell } from './compile.ts';
import type { CellKey } from './model.ts';
import { toCellKey } from './names.ts';
import { SYSTEM_SCHEMAS, SYSTEM_VIEWS } from './sql/keywords.ts';
import type { ParameterUse, RelationUse } from './sql/compile.ts';
import { suggestion } from './suggest.ts';

/** What names can mean in a notebook. */
export interface Names {
	/** cells by name; the first of several that share one */
	readonly cells: ReadonlyMap<CellKey, CompiledCell>;
	/** tables and views of the dataset by name */
	readonly relations: ReadonlyMap<CellKey, string>;
}

/** What a reference leads to: a cell, nothing that we keep (the dataset, the system), or an error. */
export type Resolved =
	| { readonly kind: 'cell'; readonly cell: CompiledCell }
	| { readonly kind: 'outside' }
	| { readonly kind: 'error'; readonly error: CellError };

const OUTSIDE: Resolved = { kind: 'outside' };
/** The database of the cells' results, the one of the dataset, and the schema of both. */
const CELLS = 'cells';
const DATASET = 'memory';
const MAIN = 'main';

/** Marks of Chinese typing, which DuckDB takes for letters. */
const FULL_WIDTH = /[，。；：（）“”‘’、【】！？]/;

function failure(zh: string, en: string, span: RelationUse['span']): Resolved {
	return { kind: 'error', error: bodyError(zh, en, span) };
}

function unknownRelation({ name, span }: RelationUse, names: Names): Resolved {
	const mark = FULL_WIDTH.exec(name)?.[0];
	if (mark !== undefined) {
		return failure(
			`“${name}”里有全角标点“${mark}”，SQL 要用半角标点`,
			`"${name}" holds the full-width mark "${mark}"; SQL needs the plain one`,
			span
		);
	}
	const known = [...names.cells.values()]
		.filter(({ kind }) => kind === 'sql')
		.map(({ block }) => block.name)
		.concat([...names.relations.values()]);
	const near = suggestion(name, known);
	return failure(
		`没有叫“${name}”的单元、表或视图${near.zh}`,
		`there is no cell, table or view called "${name}"${near.en}`,
		span
	);
}

/** Which places a qualifier can mean: cells, the dataset, or neither of them. */
function placesOf(qualifier: readonly string[]): { cells: boolean; dataset: boolean } | null {
	const [first = MAIN, second = MAIN, ...more] = qualifier.map((part) => part.toLowerCase());
	if (more.length > 0 || second !== MAIN) return null;
	if (first === MAIN && qualifier.length < 2) return { cells: true, dataset: true };
	if (first === CELLS) return { cells: true, dataset: false };
	return first === DATASET ? { cells: false, dataset: true } : null;
}

/** Finds what a relation in SQL means; null where only the engine can tell. */
export function resolveRelation(reference: RelationUse, names: Names): Resolved {
	const { name, qualifier, use, span } = reference;
	const places = placesOf(qualifier);
	// Other schemas are the system's, or made by the cell itself: the engine knows.
	if (places === null || SYSTEM_SCHEMAS.has(qualifier.at(-1)?.toLowerCase() ?? '')) return OUTSIDE;
	const key = toCellKey(name);
	const isDataset = places.dataset && names.relations.has(key);
	// A cell that takes a name of the dataset is in error, and the name keeps its meaning.
	const cell = places.cells && !isDataset ? names.cells.get(key) : undefined;
	if (use === 'write') {
		if (cell === undefined && !isDataset) return OUTSIDE;
		return failure(
			`不能改动“${name}”：单元只能改动自己创建的表`,
			`"${name}" cannot be changed: a cell may change only what it creates`,
			span
		);
	}
	if (cell?.kind === 'sql') return { kind: 'cell', cell };
	if (isDataset || use === 'maybe') return OUTSIDE;
	if (cell?.kind === 'input') {
		return failure(
			`“${name}”是输入，不是表；它的值写作 $${cell.block.name}`,
			`"${name}" is an input, not a table; its value is $${cell.block.name}`,
			span
		);
	}
	if (cell?.kind === 'chart') {
		return failure(
			`“${name}”是图表，不能当作表读取`,
			`"${name}" is a chart and cannot be read as a table`,
			span
		);
	}
	if (qualifier.length === 0 && SYSTEM_VIEWS.has(name.toLowerCase())) return OUTSIDE;
	return unknownRelation(reference, names);
}

/** Finds the input that a `$name` in SQL means. */
export function resolveParameter({ name, span }: ParameterUse, names: Names): Resolved {
	const cell = names.cells.get(toCellKey(name));
	if (cell?.kind === 'input') return { kind: 'cell', cell };
	const inputs = [...names.cells.values()]
		.filter(({ kind }) => kind === 'input')
		.map(({ block }) => block.name);
	if (cell !== undefined) {
		return failure(
			`“${name}”不是输入，$ 后面只能写输入的名称`,
			`"${name}" is not an input; only the name of one may follow $`,
			span
		);
	}
	const near = suggestion(name, inputs);
	const there =
		inputs.length === 0
			? { zh: '', en: '' }
			: { zh: `，现有：${inputs.join('、')}`, en: `; there are: ${inputs.join(', ')}` };
	return failure(
		`没有叫“${name}”的输入${near.zh || there.zh}`,
		`there is no input called "${name}"${near.en || there.en}`,
		span
	);
}
