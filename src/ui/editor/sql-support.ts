import type { Span } from '../../base/span.ts';
import type { CatalogFunction, CatalogRelation } from '../../state/catalog.ts';
import type { SqlSupport as Knowledge } from '../../state/sql-support.ts';

/** The words that the editor itself shows, in the reader's language. */
export interface EditorWords {
	readonly kinds: Readonly<Record<CatalogRelation['kind'], string>>;
	readonly parameter: string;
	readonly value: string;
	/** what the SQL defines itself, and a name that it gives to a column */
	readonly defined: string;
	readonly given: string;
	readonly fullWidth: string;
	readonly fix: string;
	/** the description of a relation or column, null where there is none */
	readonly describe: (described: { readonly zh: string | null; readonly en: string | null }) => string | null;
}

/** What an editor of SQL asks of the page; its answers are those of the moment. */
export interface SqlSupport extends Pick<
	Knowledge,
	'context' | 'relations' | 'parameters' | 'values' | 'fullWidth' | 'mayHaveFullWidth' | 'layOut'
> {
	functions(): Promise<readonly CatalogFunction[]>;
	/** What is wrong with the text, told without running it. */
	check(sql: string): Promise<{ readonly message: string; readonly span: Span | null } | null>;
	words(): EditorWords;
}
