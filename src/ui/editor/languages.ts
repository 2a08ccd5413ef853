import { PostgreSQL, sql, SQLDialect } from '@codemirror/lang-sql';
import { yaml } from '@codemirror/lang-yaml';
import type { Extension } from '@codemirror/state';
import { markdown } from './markdown.ts';

/** Keywords of PostgreSQL that are mostly the names of columns here. */
const NAMES = new Set(
	'document domain location name period position role section source state type value year'.split(' ')
);

const keywords = (PostgreSQL.spec.keywords ?? '')
	.split(' ')
	.filter((word) => !NAMES.has(word))
	.join(' ');

/** DuckDB's words on top of PostgreSQL's, on whose grammar its own is built. */
const DuckDB = SQLDialect.define({
	...PostgreSQL.spec,
	keywords: `${keywords} qualify pivot unpivot exclude replace columns semi anti asof positional summarize describe macro sample`,
	types: `${PostgreSQL.spec.types ?? ''} hugeint utinyint usmallint uinteger ubigint struct map list enum blob`,
	doubleDollarQuotedStrings: true
});

/** What an editor may be of. */
export type LanguageKind = 'sql' | 'yaml' | 'markdown';

/** The grammar by which a text is coloured and indented. */
export function languageOf(kind: LanguageKind): Extension {
	if (kind === 'sql') return sql({ dialect: DuckDB, upperCaseKeywords: true });
	return kind === 'yaml' ? yaml() : markdown;
}
