import { Bool, Field, Float64, Int64, List, Table, tableToIPC, Utf8, type DataType } from 'apache-arrow';
import { QueryError, EngineLostError, type Variable } from './engine.ts';
import type { Connection } from './connection.ts';
import { quoteName } from './sql/quote.ts';
import { arrowVector } from '../base/arrow-vector.ts';
import { messageOf } from '../base/errors.ts';

/** The table through which values come in: never by way of SQL text. */
const TABLE = '#variables';

/** Dates travel as text, the engine reads them. */
function arrowType(type: Variable['type']): DataType {
	if (type.endsWith('[]')) {
		const [item = ''] = type.split('[]');
		return new List(new Field('item', scalarType(item), true));
	}
	return scalarType(type);
}

function scalarType(type: string): DataType {
	if (type === 'DOUBLE') return new Float64();
	if (type === 'BIGINT') return new Int64();
	if (type === 'BOOLEAN') return new Bool();
	return new Utf8();
}

/** The value as Arrow's builders take it: BIGINT as bigint. */
function arrowValue({ type, value }: Variable): unknown {
	if (value === null) return null;
	if (type === 'BIGINT') return BigInt(value as number | bigint);
	if (type === 'BIGINT[]') return (value as readonly (number | bigint)[]).map(BigInt);
	return value;
}

/** Sets `variables` on `connection`, each with its type also when it is NULL or an empty list. */
export async function setVariables(connection: Connection, variables: readonly Variable[]): Promise<void> {
	if (variables.length === 0) return;
	const columns = variables.map((variable, index) => [
		`v${index}`,
		arrowVector([arrowValue(variable)], arrowType(variable.type))
	]);
	// Noted first, so that a value that fails leaves none behind either.
	connection.variables = variables.map(({ name }) => name);
	await connection.query(`DROP TABLE IF EXISTS ${connection.ownName(TABLE)}`);
	await connection.insert(tableToIPC(new Table(Object.fromEntries(columns)), 'stream'), TABLE);
	for (const [index, { name, type }] of variables.entries()) {
		try {
			await connection.query(
				`SET VARIABLE ${quoteName(name)} = (SELECT CAST(v${index} AS ${type}) FROM ${connection.ownName(TABLE)})`
			);
		} catch (thrown) {
			if (thrown instanceof Error && thrown.name === EngineLostError.name) throw thrown;
			throw new QueryError(
				{ zh: `参数 ${name} 的值不是 ${type}`, en: `the value of the parameter ${name} is not a ${type}` },
				{ type: 'Conversion', span: null },
				{ cause: new Error(messageOf(thrown)) }
			);
		}
	}
	await connection.query(`DROP TABLE ${connection.ownName(TABLE)}`);
}
