import type {
	Completion,
	CompletionContext,
	CompletionResult,
	CompletionSource
} from '@codemirror/autocomplete';
import type { CatalogColumn, CatalogRelation } from '../../state/catalog.ts';
import type { EditorWords, SqlSupport } from './sql-support.ts';

/** Names that need no quotes: letters of any script, digits, `_`; no capitals, as they would look changed. */
const PLAIN = /^[\p{Ll}\p{Lo}_][\p{Ll}\p{Lo}\p{Nd}_]*$/u;

function spelled(name: string): string {
	return PLAIN.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

function literal(value: string): string {
	return `'${value.replaceAll("'", "''")}'`;
}

function relationOption(relation: CatalogRelation, words: EditorWords, boost: number): Completion {
	return {
		label: relation.name,
		apply: spelled(relation.name),
		type: 'class',
		detail: words.describe(relation) ?? words.kinds[relation.kind],
		boost
	};
}

function columnOption(
	column: CatalogColumn,
	relation: string,
	words: EditorWords,
	boost: number
): Completion {
	return {
		label: column.name,
		apply: spelled(column.name),
		type: 'property',
		detail: words.describe(column) ?? column.type,
		info: `${relation}.${column.name} · ${column.type}`,
		boost
	};
}

function named(relations: readonly CatalogRelation[], name: string): CatalogRelation | undefined {
	const key = name.toLowerCase();
	return relations.find((relation) => relation.name.toLowerCase() === key);
}

/** Each label once, the first one: two tables that share a column offer it once. */
function distinct(options: readonly Completion[]): Completion[] {
	const seen = new Set<string>();
	return options.filter(({ label }) => !seen.has(label) && seen.add(label));
}

/** Completes tables, columns, cells, parameters, functions and the values of columns that have few. */
export function sqlCompletion(support: SqlSupport): CompletionSource {
	return async (editor: CompletionContext): Promise<CompletionResult | null> => {
		const sql = editor.state.doc.toString();
		const context = support.context(sql, editor.pos);
		const words = support.words();
		const from = context.start;
		const typed = editor.pos > from;
		if (context.wants === 'nothing') return null;
		if (context.wants === 'parameter') {
			const options = support
				.parameters()
				.map((name) => ({ label: `$${name}`, type: 'variable', detail: words.parameter }));
			return { from, options, validFor: /^\$[\p{L}\p{N}_]*$/u };
		}
		// An empty place offers nothing by itself: only after a dot, in a string, or when asked.
		if (!typed && !editor.explicit && !/^(column|value|relation)$/.test(context.wants)) return null;
		const relations = await support.relations();
		if (editor.aborted) return null;
		if (context.wants === 'relation') {
			const options = relations.map((relation, at) =>
				relationOption(relation, words, rank(at, relations.length))
			);
			return { from, options, validFor: /^"?[\p{L}\p{N}_]*$/u };
		}
		const sources = context.sources.flatMap(({ relation, alias }) => {
			const found = named(relations, relation);
			return found ? [{ relation: found, alias: alias.toLowerCase() }] : [];
		});
		if (context.wants === 'value') {
			const options = await valueOptions(context.path, sources, support, words);
			return options.length === 0 ? null : { from, to: context.end, options, filter: true };
		}
		if (context.wants === 'column') {
			const [qualifier = ''] = context.path;
			const source = sources.find(({ alias }) => alias === qualifier.toLowerCase());
			const relation = source?.relation ?? named(relations, qualifier);
			if (!relation) return null;
			const options = relation.columns.map((column) => columnOption(column, relation.name, words, 0));
			return { from, options, validFor: /^"?[\p{L}\p{N}_]*$/u };
		}
		const columns = sources.flatMap(({ relation }) =>
			relation.columns.map((column) => columnOption(column, relation.name, words, 60))
		);
		const aliases = sources.map(({ alias, relation }) => ({
			label: alias,
			type: 'class',
			detail: relation.name,
			boost: 40
		}));
		const functions = (await support.functions()).map(({ name, parameters, description }) => ({
			label: name,
			apply: `${name}(`,
			type: 'function',
			detail: `(${parameters})`,
			...(description !== null && { info: description }),
			boost: -10
		}));
		if (editor.aborted) return null;
		// Before there is a FROM, any table may be meant.
		const tables =
			sources.length > 0 ? [] : relations.map((relation) => relationOption(relation, words, -20));
		return {
			from,
			options: distinct([...columns, ...aliases, ...functions, ...tables]),
			validFor: /^"?[\p{L}\p{N}_]*$/u
		};
	};
}

/** Cells before tables, in their own order: CodeMirror ranks by -99 to 99. */
function rank(at: number, count: number): number {
	return Math.round(90 - (180 * at) / Math.max(1, count));
}

async function valueOptions(
	path: readonly string[],
	sources: readonly { readonly relation: CatalogRelation; readonly alias: string }[],
	support: SqlSupport,
	words: EditorWords
): Promise<Completion[]> {
	const name = path.at(-1)?.toLowerCase();
	const qualifier = path.length > 1 ? path[0]?.toLowerCase() : undefined;
	for (const { relation, alias } of sources) {
		if (qualifier !== undefined && alias !== qualifier) continue;
		const column = relation.columns.find((candidate) => candidate.name.toLowerCase() === name);
		if (!column) continue;
		const listed = column.values.map(({ value, zh, en }) => ({
			label: literal(value),
			type: 'constant',
			detail: words.describe({ zh, en }) ?? words.value
		}));
		if (listed.length > 0) return listed;
		const values = await support.values(relation.name, column.name);
		return values.map((value) => ({ label: literal(value), type: 'constant', detail: words.value }));
	}
	return [];
}
