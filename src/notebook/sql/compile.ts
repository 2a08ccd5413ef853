import type { Span } from '../../base/span.ts';
import { toCellKey } from '../names.ts';
import type { ReferenceUse } from './references.ts';
import { analyseSql, type SqlStatement } from './statements.ts';

/** One SQL statement ready for the engine: `$name` is replaced by `getvariable('name')`. */
export interface CompiledStatement {
	readonly text: string;
	/** maps an offset of `text` to one of the body that the SQL stands in */
	readonly toSource: (offset: number) => number;
}

/** A relation that SQL names and does not define itself, and its place in the body. */
export interface RelationUse {
	readonly name: string;
	/** catalog and schema before the name, where they are given */
	readonly qualifier: readonly string[];
	readonly use: ReferenceUse;
	readonly span: Span;
}

/** A `$name` in SQL, and its place in the body. */
export interface ParameterUse {
	readonly name: string;
	readonly span: Span;
}

export interface CompiledSql {
	readonly statements: readonly CompiledStatement[];
	readonly relations: readonly RelationUse[];
	readonly parameters: readonly ParameterUse[];
}

/** The name under which the engine holds the value of the parameter `name`. */
export function variableName(name: string): string {
	return toCellKey(name);
}

/** Pieces of a changed text: from `at` on, offsets lie `shift` further on in the source; in a replacement, at `fixed`. */
interface Piece {
	readonly at: number;
	readonly source: number;
	readonly replaced: boolean;
}

function compileStatement(
	sql: string,
	{ start, end, parameters }: SqlStatement,
	toBody: (offset: number) => number
): CompiledStatement {
	const pieces: Piece[] = [{ at: 0, source: start, replaced: false }];
	let text = '';
	let from = start;
	for (const parameter of parameters) {
		text += sql.slice(from, parameter.start);
		pieces.push({ at: text.length, source: parameter.start, replaced: true });
		const value = `getvariable('${variableName(parameter.name)}')`;
		// DuckDB wants brackets round what is not a literal after INTERVAL, and only there.
		text += /\binterval\s*$/i.test(sql.slice(Math.max(start, from), parameter.start)) ? `(${value})` : value;
		pieces.push({ at: text.length, source: parameter.end, replaced: false });
		from = parameter.end;
	}
	text += sql.slice(from, end);
	const toSource = (offset: number): number => {
		const piece = pieces.findLast(({ at }) => at <= offset) ?? pieces[0];
		if (piece === undefined) return toBody(start);
		return toBody(piece.replaced ? piece.source : Math.min(piece.source + offset - piece.at, end));
	};
	return { text, toSource };
}

/** Makes SQL ready to run. `toBody` maps its offsets to those of the cell's body. Never throws. */
export function compileSql(
	sql: string,
	toBody: (offset: number) => number = (offset) => offset
): CompiledSql {
	const { statements, relations } = analyseSql(sql);
	const spanOf = ({ start, end }: Span): Span => ({ start: toBody(start), end: toBody(end) });
	return {
		statements: statements.map((statement) => compileStatement(sql, statement, toBody)),
		relations: relations.map((found) => ({
			name: found.name,
			qualifier: found.qualifier,
			use: found.use,
			span: spanOf(found)
		})),
		parameters: statements.flatMap(({ parameters }) =>
			parameters.map((parameter) => ({ name: parameter.name, span: spanOf(parameter) }))
		)
	};
}
