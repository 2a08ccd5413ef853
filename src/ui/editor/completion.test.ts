import { CompletionContext, type Completion } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { sqlContext } from '../../notebook/sql/context.ts';
import type { CatalogRelation } from '../../state/catalog.ts';
import { en } from '../i18n/en/index.ts';
import { sqlCompletion } from './completion.ts';
import type { SqlSupport } from './sql-support.ts';

function relation(name: string, columns: Readonly<Record<string, string>>): CatalogRelation {
	return {
		name,
		kind: 'table',
		language: null,
		zh: null,
		en: null,
		columns: Object.entries(columns).map(([column, type]) => ({
			name: column,
			type,
			zh: null,
			en: null,
			values: []
		}))
	};
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
	year: ['2020', '2021'],
	open: ['false', 'true'],
	city: ['南京', "O'Hare"]
};

const support: SqlSupport = {
	context: sqlContext,
	relations: async () => [
		relation('tasks', {
			year: 'INTEGER',
			open: 'BOOLEAN',
			city: "ENUM('南京')",
			desc: 'VARCHAR',
			selected: 'DATE'
		}),
		relation('order', { end: 'DATE' })
	],
	parameters: () => ['领域'],
	values: async (_relation, column) => VALUES[column] ?? [],
	fullWidth: async () => [],
	mayHaveFullWidth: () => false,
	layOut: async () => null,
	functions: async () => [
		{ name: 'array_select', parameters: 'list', description: null, scalar: true, table: false },
		{ name: 'range', parameters: 'n', description: null, scalar: true, table: true },
		{ name: 'glob_files', parameters: '', description: null, scalar: false, table: true }
	],
	check: async () => null,
	words: () => ({ ...en.editor, describe: () => null })
};

/** What is offered at the mark `|`, by what would be written. */
async function offered(marked: string, explicit = false): Promise<readonly string[]> {
	return (await optionsAt(marked, explicit)).map(({ apply, label }) =>
		typeof apply === 'string' ? apply : label
	);
}

async function optionsAt(marked: string, explicit = false): Promise<readonly Completion[]> {
	const pos = marked.indexOf('|');
	const state = EditorState.create({ doc: marked.replace('|', '') });
	const result = await sqlCompletion(support)(new CompletionContext(state, pos, explicit));
	return result?.options ?? [];
}

describe('completion', () => {
	test('keywords in capitals where they may stand, and nothing that may not', async () => {
		expect(await offered('se|')).toContain('SELECT');
		expect(await offered('se|')).not.toContain('array_select(');
		const after = await offered('SELECT year FROM tasks t whe|');
		expect(after).toContain('WHERE');
		// An alias is being written perhaps: nothing that Enter could make of it.
		expect(after).not.toContain('year');
		expect(await offered('SELECT ca|')).toContain('CASE WHEN');
		expect(await offered('SELECT 1 AS na|')).toEqual([]);
		expect(await offered('SELECT year::IN|')).toContain('INTEGER');
	});

	test('a word that is whole comes before what begins with it', async () => {
		const options = await optionsAt('SELECT select| FROM tasks');
		const best = options.toSorted((a, b) => (b.boost ?? 0) - (a.boost ?? 0))[0];
		expect(best?.apply).toBe('SELECT');
		expect(options.map(({ label }) => label)).toContain('selected');
	});

	test('names that SQL would take for a word of its own are put in quotes', async () => {
		expect(await offered('FROM or|')).toContain('"order"');
		expect(await offered('SELECT d| FROM tasks')).toContain('"desc"');
		expect(await offered('SELECT "d|" FROM tasks')).toContain('"desc"');
		expect(await offered('SELECT o.e| FROM "order" o')).toEqual(['"end"']);
	});

	test('what the SQL defines itself, with its columns', async () => {
		const sql =
			'WITH 甲 AS (SELECT city AS 城市, count(*) AS n FROM tasks), 乙 AS (SELECT * EXCLUDE (open) FROM tasks) ';
		expect((await offered(`${sql} FROM |`)).slice(0, 2)).toEqual(['甲', '乙']);
		const columns = await offered(`${sql} SELECT n| FROM 甲`);
		expect(columns.slice(0, 2)).toEqual(['城市', 'n']);
		expect(columns).not.toContain('year');
		expect(await offered(`${sql} SELECT 乙.| FROM 乙`)).toEqual(['year', 'city', '"desc"', 'selected']);
		expect(await offered(`${sql} SELECT n AS 数量 FROM 甲 ORDER BY 数|`)).toContain('数量');
	});

	test('functions where they may stand', async () => {
		expect(await offered('SELECT * FROM ra|')).toEqual(expect.arrayContaining(['range(', 'glob_files(']));
		expect(await offered('SELECT * FROM ra|')).not.toContain('array_select(');
		expect(await offered('SELECT ra|')).toContain('range(');
		expect(await offered('SELECT gl|')).not.toContain('glob_files(');
	});

	test('values of texts, whole numbers and truth', async () => {
		expect(await offered("FROM tasks WHERE city = '|'")).toEqual(["'南京'", "'O''Hare'"]);
		// The marks close by themselves: what is typed is what stands before the cursor.
		expect(await offered("FROM tasks WHERE city = 'ha|'")).toEqual(["'O''Hare'"]);
		expect(await offered('FROM tasks WHERE year = 20|')).toEqual(['2020', '2021']);
		expect(await offered('FROM tasks t WHERE t.year IN (2020, |)', true)).toContain('2021');
		expect((await offered('FROM tasks WHERE open = tr|'))[1]).toBe('true');
		expect(await offered('WITH a AS (FROM tasks) SELECT * FROM a WHERE year = 2|')).toEqual(['2020', '2021']);
	});
});
