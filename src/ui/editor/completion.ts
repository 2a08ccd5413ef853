import type {
	Completion,
	CompletionContext,
	CompletionResult,
	CompletionSource
} from '@codemirror/autocomplete';
import type { CatalogRelation } from '../../state/catalog.ts';
import {
	columnOption,
	distinct,
	functionOption,
	keywordOption,
	matching,
	relationOption,
	wholeFirst
} from './completion-options.ts';
import { knownSources, sourceNamed, type KnownSource } from './known-columns.ts';
import type { SqlSupport } from './sql-support.ts';
import { CONTINUATIONS, EXPRESSIONS, STATEMENTS, TABLES, TYPES } from './sql-words.ts';
import { valueOptions } from './value-options.ts';

type Context = ReturnType<SqlSupport['context']>;

/** What is offered in an empty place without being asked for. */
const AT_ONCE = /^(column|value|relation)$/;
const NAME = /^[\p{L}\p{N}_]*$/u;

/**
 * Completes keywords, tables, columns, cells, parameters, functions, what the SQL defines itself, and the values of
 * columns that have few.
 */
export function sqlCompletion(support: SqlSupport): CompletionSource {
	return async (editor: CompletionContext): Promise<CompletionResult | null> => {
		const sql = editor.state.doc.toString();
		const context = support.context(sql, editor.pos);
		const { wants, start: from } = context;
		const typed = sql.slice(from, editor.pos);
		if (wants === 'nothing') return null;
		if (wants === 'parameter') {
			const detail = support.words().parameter;
			const options = support.parameters().map((name) => ({ label: `$${name}`, type: 'variable', detail }));
			return { from, options, validFor: /^\$[\p{L}\p{N}_]*$/u };
		}
		// An empty place offers nothing by itself: only after a dot, in a string, or when asked.
		if (typed === '' && !editor.explicit && !AT_ONCE.test(wants)) return null;
		if (typed.startsWith('"')) return quotedNames(context, typed, editor, support);
		if (wants === 'value') {
			const relations = await support.relations();
			const all = await valueOptions(context.path, knownSources(context, relations), support);
			const options = matching(all, typed);
			return options.length === 0 ? null : { from, to: context.end, options, filter: false };
		}
		const options = await optionsFor(context, support, editor.explicit);
		if (editor.aborted || options.length === 0) return null;
		const labels = new Set(options.map(({ label }) => label.toLowerCase()));
		return {
			from,
			options: wholeFirst(distinct(options), typed),
			// What is written whole comes first then, whatever else begins with it.
			validFor: (text) => NAME.test(text) && !labels.has(text.toLowerCase()),
			getMatch: (_option, matched) => matched ?? []
		};
	};
}

async function optionsFor(context: Context, support: SqlSupport, explicit: boolean): Promise<Completion[]> {
	switch (context.wants) {
		case 'type':
			return TYPES.map((word) => keywordOption(word, 0));
		case 'statement':
			return STATEMENTS.map((word, at) => keywordOption(word, 50 - at));
		case 'relation':
			return relationOptions(context, support);
		case 'column':
			return columnsOf(context, await support.relations(), support);
		case 'continuation': {
			const words = CONTINUATIONS.map((word, at) => keywordOption(word, 99 - at));
			// Who asks may be told more than what is likely.
			return explicit ? [...words, ...(await expressionOptions(context, support))] : words;
		}
		default:
			return expressionOptions(context, support);
	}
}

/** Cells before tables, in their own order: CodeMirror ranks by -99 to 99. */
function rank(at: number, count: number): number {
	return Math.round(90 - (180 * at) / Math.max(1, count));
}

async function relationOptions(context: Context, support: SqlSupport): Promise<Completion[]> {
	const words = support.words();
	const relations = await support.relations();
	const functions = await support.functions();
	const defined = context.defined
		.filter(({ readable }) => readable)
		.map(({ name }): Completion => ({ label: name, type: 'class', detail: words.defined, boost: 95 }));
	return [
		...defined,
		...relations.map((relation, at) => relationOption(relation, words, rank(at, relations.length))),
		...functions.filter(({ table }) => table).map((each) => functionOption(each, -95)),
		...TABLES.map((word) => keywordOption(word, -98))
	];
}

function columnsOf(
	context: Context,
	relations: readonly CatalogRelation[],
	support: SqlSupport
): Completion[] {
	const [qualifier = ''] = context.path;
	const source =
		knownSources(context, relations).find(({ alias }) => alias.toLowerCase() === qualifier.toLowerCase()) ??
		sourceNamed(qualifier, qualifier, context, relations);
	const words = support.words();
	return source?.columns.map(({ column, relation }) => columnOption(column, relation, words, 0)) ?? [];
}

async function expressionOptions(context: Context, support: SqlSupport): Promise<Completion[]> {
	const words = support.words();
	const relations = await support.relations();
	const sources = knownSources(context, relations);
	const values = await comparedValues(context, sources, support);
	const given = context.given.map((name): Completion => ({
		label: name,
		type: 'property',
		detail: words.given,
		boost: 62
	}));
	const columns = sources.flatMap((source) =>
		source.columns.map(({ column, relation }) => columnOption(column, relation, words, 60))
	);
	const aliases = sources.map(({ alias, relation }): Completion => ({
		label: alias,
		type: 'class',
		...(relation && { detail: relation.name }),
		boost: 40
	}));
	const functions = (await support.functions())
		.filter(({ scalar }) => scalar)
		.map((each) => functionOption(each, -10));
	// Before there is a FROM, any table may be meant.
	const tables = sources.length > 0 ? [] : relations.map((relation) => relationOption(relation, words, -20));
	const keywords = EXPRESSIONS.map((word) => keywordOption(word, 20));
	return [...values, ...columns, ...given, ...aliases, ...keywords, ...functions, ...tables];
}

/** The values that a number or a truth value is compared with here. */
async function comparedValues(
	{ path }: Context,
	sources: readonly KnownSource[],
	support: SqlSupport
): Promise<Completion[]> {
	if (path.length === 0) return [];
	const options = await valueOptions(path, sources, support);
	return options.filter(({ label }) => !label.startsWith("'")).map((option) => ({ ...option, boost: 80 }));
}

/** Inside quotation marks: names only, in their marks. */
async function quotedNames(
	context: Context,
	typed: string,
	editor: CompletionContext,
	support: SqlSupport
): Promise<CompletionResult | null> {
	const wants = context.wants === 'relation' || context.wants === 'column' ? context.wants : 'expression';
	const options = (await optionsFor({ ...context, wants, path: context.path }, support, false))
		.filter(({ type }) => type === 'class' || type === 'property')
		.map((option): Completion => {
			const label = `"${option.label.replaceAll('"', '""')}"`;
			return { ...option, label, apply: label };
		});
	if (editor.aborted || options.length === 0) return null;
	// Marks that are not closed yet reach to the end of the text: only what is typed is replaced.
	const { end } = context;
	const text = editor.state.sliceDoc(context.start, end);
	const closed = text.length > 1 && text.endsWith('"') && !/[\r\n]/.test(text) && end >= editor.pos;
	return {
		from: editor.pos - typed.length,
		to: closed ? end : editor.pos,
		options: distinct(matching(options, typed)),
		filter: false
	};
}
