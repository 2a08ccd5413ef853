import { QueryError } from '../engine.ts';
import type { Piece } from './split.ts';

/**
 * How a statement of a cell runs: a `query` becomes a table, the result of a `report` (EXPLAIN, INSERT …) is
 * kept as it comes, a `definition` has none.
 */
export type StatementKind = 'query' | 'report' | 'definition';

const KINDS = new Map<string, StatementKind>([
	...[
		'SELECT',
		'WITH',
		'FROM',
		'VALUES',
		'TABLE',
		'PIVOT',
		'PIVOT_WIDER',
		'UNPIVOT',
		'PIVOT_LONGER',
		'('
	].map((word) => [word, 'query'] as const),
	...[
		'INSERT',
		'UPDATE',
		'DELETE',
		'MERGE',
		'EXPLAIN',
		'DESCRIBE',
		'DESC',
		'SHOW',
		'SUMMARIZE',
		'PRAGMA',
		'CALL'
	].map((word) => [word, 'report'] as const),
	...['CREATE', 'DROP', 'ALTER', 'COMMENT', 'TRUNCATE', 'SET', 'RESET'].map(
		(word) => [word, 'definition'] as const
	)
]);

/** Statements that would leave the transaction of a cell, or reach outside. */
const REFUSED = new Set([
	...['BEGIN', 'START', 'COMMIT', 'END', 'ROLLBACK', 'ABORT', 'CHECKPOINT', 'FORCE', 'VACUUM', 'ANALYZE'],
	...['ATTACH', 'DETACH', 'USE', 'COPY', 'EXPORT', 'IMPORT', 'INSTALL', 'LOAD'],
	...['PREPARE', 'EXECUTE', 'DEALLOCATE']
]);

const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** Words that may follow a query in brackets. */
const AFTER_QUERY = new Set(['UNION', 'INTERSECT', 'EXCEPT', 'ORDER', 'LIMIT', 'OFFSET']);

/** The pragmas that only tell; the others change the connection, which cells share. */
const PRAGMAS = new Set([
	'TABLE_INFO',
	'SHOW',
	'SHOW_TABLES',
	'SHOW_TABLES_EXPANDED',
	'SHOW_DATABASES',
	'DATABASE_LIST',
	'DATABASE_SIZE',
	'STORAGE_INFO',
	'METADATA_INFO',
	'COLLATIONS',
	'FUNCTIONS',
	'VERSION',
	'PLATFORM',
	'USER_AGENT'
]);

function refusal(piece: Piece, what: string, toSource: (offset: number) => number): QueryError {
	const [first] = piece.tokens;
	const start = first?.start ?? piece.start;
	const text = {
		zh: `单元里不能用 ${what}：单元可以读取数据集和其他单元，只能改动自己创建的对象`,
		en: `${what} cannot be used in a cell: a cell reads the dataset and other cells, and changes only what it creates itself`
	};
	const end = start + (first?.text.length ?? 0);
	return new QueryError(text, { type: 'Permission', span: { start: toSource(start), end: toSource(end) } });
}

/** The first word of what EXPLAIN explains, after ANALYZE and after options in brackets. */
function explained(words: readonly string[]): string {
	let at = 1;
	while (words[at] === 'ANALYZE' || words[at] === 'VERBOSE') at++;
	const first = words[at] ?? '';
	if (first !== '(') return first;
	let depth = 0;
	while (at < words.length) {
		if (words[at] === '(') depth++;
		if (words[at] === ')') depth--;
		at++;
		if (depth === 0) break;
	}
	const next = words[at];
	// After options comes the statement; after a query in brackets nothing, or what joins it to another.
	return next === undefined || AFTER_QUERY.has(next) ? '(' : next;
}

/** Whether a WITH belongs to a statement that writes. */
function writes(words: readonly string[]): boolean {
	let depth = 0;
	for (const word of words) {
		if (word === '(') depth++;
		else if (word === ')') depth--;
		else if (depth === 0 && WRITES.has(word)) return true;
	}
	return false;
}

/**
 * How the statement `piece` may run. Only statements that we know are let through: everything that would leave
 * the transaction which confines a cell, or change what cells share, is refused with a `QueryError`
 * at its place by `toSource`.
 */
export function statementKind(piece: Piece, toSource: (offset: number) => number): StatementKind {
	const refuse = (what: string) => refusal(piece, what, toSource);
	const words = piece.tokens.map((token) => token.text);
	const [first = '', second = ''] = words;
	const kind = KINDS.get(first);
	if (REFUSED.has(first)) throw refuse(first);
	// Anything else is no statement: made into `CREATE TABLE … AS <it>` it fails with the parser's own message.
	if (!kind) return 'query';
	if (first === 'WITH' && writes(words)) return 'report';
	if ((first === 'SET' || first === 'RESET') && second !== 'VARIABLE') throw refuse(`${first} ${second}`);
	if (first === 'PRAGMA' && !PRAGMAS.has(second)) throw refuse(`${first} ${second}`);
	if (first === 'EXPLAIN') {
		const inner = explained(words);
		if (KINDS.get(inner) !== 'query' && !WRITES.has(inner) && inner !== 'CREATE') {
			throw refuse(`EXPLAIN ${inner}`);
		}
	}
	return kind;
}
