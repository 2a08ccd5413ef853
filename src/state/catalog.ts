import type { Engine } from '../engine/engine.ts';
import { jsonRows, plainText } from '../engine/format/rows.ts';
import { quoteName } from '../engine/sql/quote.ts';
import { SQL_TYPES, type ValueLabel } from '../schema/column.ts';
import { TABLES } from '../schema/tables.ts';
import { VIEWS } from '../schema/views/index.ts';
import { profileColumn, type ColumnProfile } from './column-profile.ts';
import type { Relations } from './relations.ts';
import type { ViewColumn } from './result-view.ts';

/** A column as the editor and the schema panel name it. */
export interface CatalogColumn {
	readonly name: string;
	/** DuckDB's name of the type */
	readonly type: string;
	/** what it holds, in each language; null where nobody has said */
	readonly zh: string | null;
	readonly en: string | null;
	/** the closed list of values, where there is one */
	readonly values: readonly ValueLabel[];
}

/** A relation that a cell may read. */
export interface CatalogRelation {
	readonly name: string;
	readonly kind: 'table' | 'view' | 'cell' | 'own';
	/** `zh`: of the two names of a table, the Chinese one */
	readonly language: 'zh' | 'en' | null;
	readonly zh: string | null;
	readonly en: string | null;
	readonly columns: readonly CatalogColumn[];
}

/** A function of the engine. */
export interface CatalogFunction {
	readonly name: string;
	/** `x, y` */
	readonly parameters: string;
	/** in English, as the engine has it */
	readonly description: string | null;
	/** it may stand in an expression, after FROM, or in both */
	readonly scalar: boolean;
	readonly table: boolean;
}

/** Every table and view of the dataset under its English and its Chinese name, in the schema's order. */
const DATASET: readonly CatalogRelation[] = (
	[
		['table', TABLES],
		['view', VIEWS]
	] as const
).flatMap(([kind, relations]) =>
	relations.flatMap(({ name, label, zh, en, columns }): CatalogRelation[] => {
		const shared = columns.map((column) => ({
			type: SQL_TYPES[column.type],
			zh: column.zh,
			en: column.en,
			values: column.values ?? []
		}));
		const named = (names: readonly string[]) =>
			shared.map((column, at) => ({ name: names[at] ?? '', ...column }));
		return [
			{ name, kind, language: 'en', zh, en, columns: named(columns.map((column) => column.name)) },
			{
				name: label,
				kind,
				language: 'zh',
				zh,
				en,
				// The Chinese view shows the Chinese names of the values.
				columns: named(columns.map((column) => column.label)).map((column) => ({
					...column,
					values: column.values.map((value) => ({ ...value, value: value.zh }))
				}))
			}
		];
	})
);

/** Rows of a column that are looked at for its values. */
const LOOKED_AT = 100_000;
/** A column with more different values is not worth a list. */
const MOST_VALUES = 60;
/** types whose values are worth a list */
const LISTABLE = '^(VARCHAR|BOOLEAN|ENUM.*|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?)$';

/** Rows that give sample values, and values that are shown of a column. */
const SAMPLED_ROWS = 40;
const SAMPLES = 4;

const FUNCTIONS = `SELECT function_name, any_value(array_to_string(parameters, ', ')), any_value(description),
	bool_or(function_type NOT LIKE 'table%'), bool_or(function_type LIKE 'table%')
FROM duckdb_functions()
WHERE function_type IN ('scalar', 'aggregate', 'macro', 'table', 'table_macro')
	AND regexp_full_match(function_name, '[a-z][a-z0-9_]*')
GROUP BY function_name ORDER BY function_name`;

/** What there is to be queried: the schema's own knowledge, and what only the engine knows, asked once. */
export class Catalog {
	readonly #engine: Engine;
	readonly #relations: Relations;
	#functions: Promise<readonly CatalogFunction[]> | null = null;
	readonly #values = new Map<string, Promise<readonly string[]>>();
	/** the result whose values are known, for each column of a cell */
	readonly #valuesOf = new Map<string, object | null>();
	readonly #own = new Map<string, Promise<CatalogRelation>>();
	readonly #listeners = new Set<() => void>();

	constructor(engine: Engine, relations: Relations) {
		this.#engine = engine;
		this.#relations = relations;
		const forget = () => {
			this.#values.clear();
			this.#valuesOf.clear();
			this.#own.clear();
			for (const listener of this.#listeners) listener();
		};
		engine.onRestart(forget);
		relations.onChange(forget);
	}

	/** Calls `listener` when what was told may no longer be so; returns the way to stop. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** The tables and views of the dataset. */
	get dataset(): readonly CatalogRelation[] {
		return DATASET;
	}

	/** The reader's own tables; empty while the engine is not ready. */
	async own(): Promise<readonly CatalogRelation[]> {
		if (this.#engine.status !== 'ready') return [];
		const known = new Set(DATASET.map(({ name }) => name));
		const names = this.#relations.names.filter((name) => !known.has(name));
		return Promise.all(names.map((name) => kept(this.#own, name, () => this.#describe(name))));
	}

	/** The engine's functions and the dataset's macros, by name; empty while the engine is not ready. */
	async functions(): Promise<readonly CatalogFunction[]> {
		if (this.#engine.status !== 'ready') return [];
		this.#functions ??= this.#engine.query(FUNCTIONS).then(
			({ rows }) =>
				jsonRows(rows).map(([name = null, parameters = null, description = null, scalar, table]) => ({
					name: plainText(name),
					parameters: plainText(parameters),
					description: description === null ? null : plainText(description),
					scalar: scalar === true,
					table: table === true
				})),
			(thrown: unknown) => {
				this.#functions = null;
				throw thrown;
			}
		);
		return this.#functions;
	}

	/**
	 * The values of a column that has few, where they are texts, whole numbers or true and false; else none. A bounded
	 * look, beside whatever runs. `result` is what the relation holds at the moment, where that may be something else
	 * later: null for a table of the dataset.
	 */
	async values(relation: string, column: string, result: object | null): Promise<readonly string[]> {
		if (this.#engine.status !== 'ready') return [];
		const key = `${relation}\n${column}`;
		if (this.#valuesOf.get(key) !== result) this.#values.delete(key);
		this.#valuesOf.set(key, result);
		return kept(this.#values, key, async () => {
			const name = quoteName(column);
			const { rows } = await this.#engine.query(
				`SELECT CAST(value AS VARCHAR) FROM (
					SELECT DISTINCT ${name} AS value FROM (SELECT ${name} FROM ${quoteName(relation)} LIMIT ${LOOKED_AT})
					WHERE ${name} IS NOT NULL AND regexp_matches(typeof(${name}), '${LISTABLE}')
				) ORDER BY value LIMIT ${MOST_VALUES + 1}`
			);
			const values = jsonRows(rows).map(([value = null]) => plainText(value));
			return values.length > MOST_VALUES ? [] : values;
		});
	}

	/** How many rows a table, a view or a cell has. */
	async rowCount(relation: string): Promise<number> {
		const { rows } = await this.#engine.query(`SELECT count(*)::DOUBLE FROM ${quoteName(relation)}`);
		return Number(jsonRows(rows)[0]?.[0] ?? 0);
	}

	/** Looks at one column of a relation that has `rowCount` rows. */
	profile(relation: string, column: ViewColumn, rowCount: number): Promise<ColumnProfile> {
		return profileColumn((sql) => this.#engine.query(sql), relation, column, rowCount);
	}

	/** A few values of each column, by its name: different ones from the first rows, none of them null. */
	async samples(relation: string): Promise<ReadonlyMap<string, readonly string[]>> {
		const { columns, rows } = await this.#engine.query(`FROM ${quoteName(relation)} LIMIT ${SAMPLED_ROWS}`);
		const sampled = jsonRows(rows);
		return new Map(
			columns.map(({ name }, at) => {
				const texts = sampled.flatMap((row) =>
					(row[at] ?? null) === null ? [] : [plainText(row[at] ?? null)]
				);
				return [name, [...new Set(texts)].slice(0, SAMPLES)];
			})
		);
	}

	async #describe(name: string): Promise<CatalogRelation> {
		const { rows } = await this.#engine.query(`DESCRIBE ${quoteName(name)}`);
		const columns = jsonRows(rows).map(([column = null, type = null]) => ({
			name: plainText(column),
			type: plainText(type),
			zh: null,
			en: null,
			values: []
		}));
		return { name, kind: 'own', language: null, zh: null, en: null, columns };
	}
}

/** What `make` gave for `key` the first time; a failure is not kept. */
function kept<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
	const found = cache.get(key);
	if (found) return found;
	const made = make().catch((thrown: unknown) => {
		cache.delete(key);
		throw thrown;
	});
	cache.set(key, made);
	return made;
}
