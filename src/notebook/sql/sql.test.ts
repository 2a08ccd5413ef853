import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileSql } from './compile.ts';
import { analyseSql } from './statements.ts';
import { tokenize } from './tokens.ts';

function relations(sql: string): string[] {
	return compileSql(sql).relations.map(({ name, qualifier, use }) =>
		[...(use === 'read' ? [] : [use]), [...qualifier, name].join('.')].join(' ')
	);
}

function statements(sql: string): string[] {
	return compileSql(sql).statements.map(({ text }) => text);
}

/** Pieces of SQL, whole and broken, to be put together at random. */
const soup = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				...'SELECT FROM WITH RECURSIVE AS UNION EXCEPT JOIN ON USING PIVOT UNPIVOT DESCRIBE INSERT INTO CREATE TABLE MACRO'.split(
					' '
				),
				..."VALUES MERGE UPDATE DELETE COPY DROP EXPLAIN SET a b \"c\" 'd' $p $1 $$ $t$ ( ) [ ] { } , ; . : :: -- /* */ E' \n".split(
					' '
				)
			),
			fc.string({ unit: 'binary', maxLength: 4 })
		),
		{ maxLength: 60 }
	)
	.map((parts) => parts.join(' '));

describe('tokens', () => {
	it('lie in order in the text, whatever it is', () => {
		fc.assert(
			fc.property(soup, (sql) => {
				let at = 0;
				for (const { start, end } of tokenize(sql)) {
					expect(start).toBeGreaterThanOrEqual(at);
					expect(end).toBeGreaterThan(start);
					at = end;
				}
				expect(at).toBeLessThanOrEqual(sql.length);
			})
		);
	});

	it('are those of DuckDB where marks mean several things', () => {
		const kinds = (sql: string) => tokenize(sql).map(({ kind, text }) => `${kind} ${text}`);
		expect(kinds("'a''b' E'x\\'y' $$d'$$ $t$ $$ $t$")).toEqual([
			"string a'b",
			"string x\\'y",
			"string d'",
			'string  $$ '
		]);
		expect(kinds('a$b $c $领域 "q""r" 1..2')).toEqual([
			'word a$b',
			'parameter c',
			'parameter 领域',
			'quoted q"r',
			'number 1',
			'symbol .',
			'number .2'
		]);
		expect(kinds('a，b　c -- $x\n/* /* $y */ $z */ D')).toEqual(['word a，b', 'word c', 'word d']);
	});
});

describe('statements', () => {
	it('are cut at semicolons that stand alone', () => {
		expect(statements('SELECT \';\', ";", $$;$$ -- ;\n; /* ; */ SELECT 2;;\n-- end')).toEqual([
			'SELECT \';\', ";", $$;$$',
			'SELECT 2'
		]);
		expect(statements(' -- nothing\n')).toEqual([]);
	});

	it('have their parameters replaced, and nothing else', () => {
		expect(
			statements('SELECT $a, \'$a\', "$a", $$ $a $$, a$a, $1 -- $a\n, INTERVAL $A DAY, x IN $列表')
		).toEqual([
			"SELECT getvariable('a'), '$a', \"$a\", $$ $a $$, a$a, $1 -- $a\n, INTERVAL (getvariable('a')) DAY, x IN getvariable('列表')"
		]);
		expect(compileSql('SELECT $a').parameters).toEqual([{ name: 'a', span: { start: 7, end: 9 } }]);
	});

	it('lead back to their source, place by place', () => {
		const sql = 'SELECT 1;\n SELECT $p + nope, $quite_long * other';
		const [, second] = compileSql(sql, (offset) => offset + 100).statements;
		for (const word of ['SELECT', 'nope', 'other']) {
			const at = second?.text.indexOf(word) ?? -1;
			expect((second?.toSource(at) ?? 0) - 100, word).toBe(sql.lastIndexOf(word));
		}
		const inside = second?.text.indexOf('variable') ?? -1;
		expect((second?.toSource(inside) ?? 0) - 100).toBe(sql.indexOf('$p'));
	});
});

describe('references', () => {
	it('say how sure they are and what they do', () => {
		expect(relations("INSERT INTO a SELECT * FROM 'b', c")).toEqual(['write a', 'maybe b', 'c']);
		expect(relations('SHOW tables')).toEqual(['maybe tables']);
		expect(
			relations("CREATE INDEX i ON a (x); DROP VIEW b; ALTER TABLE c DROP x; COPY d TO 'x'; COPY e FROM 'x'")
		).toEqual(['write a', 'write b', 'write c', 'd', 'write e']);
		expect(relations('FROM cells.a, memory.main.b, "s t"."u.v"')).toEqual([
			'cells.a',
			'memory.main.b',
			's t.u.v'
		]);
	});

	it('keep their place in the text', () => {
		const sql = 'SELECT \'中文\' FROM 甲 JOIN main."乙 丙" USING (x)';
		expect(compileSql(sql).relations.map(({ span }) => sql.slice(span.start, span.end))).toEqual([
			'甲',
			'main."乙 丙"'
		]);
	});

	it('are found in SQL that is not finished', () => {
		expect(relations('SELECT * FROM a JOIN (SELECT x FROM b')).toEqual(['a', 'b']);
		expect(relations('WITH a AS (FROM b) SELECT')).toEqual(['b']);
		expect(relations('FROM')).toEqual([]);
		expect(relations('SELECT FROM a WHERE')).toEqual(['a']);
	});

	it('are found in any text without throwing, within the text', () => {
		fc.assert(
			fc.property(soup, (sql) => {
				const { relations: found, statements: cut } = analyseSql(sql);
				for (const { start, end } of [...found, ...cut]) {
					expect(start).toBeGreaterThanOrEqual(0);
					expect(end).toBeLessThanOrEqual(sql.length);
					expect(end).toBeGreaterThanOrEqual(start);
				}
				for (const { text, toSource } of compileSql(sql).statements) {
					for (let at = 0; at <= text.length; at += 1) {
						expect(toSource(at)).toBeLessThanOrEqual(sql.length);
					}
				}
			}),
			{ numRuns: 1000 }
		);
	});

	it('do not go deeper than DuckDB itself', () => {
		const deep = `${'('.repeat(100_000)}SELECT 1 FROM a${')'.repeat(100_000)}`;
		expect(relations(`SELECT ${deep} FROM b`)).toEqual(['b']);
	});
});
