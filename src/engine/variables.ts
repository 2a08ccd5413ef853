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

/**
 * Gives `connection` the `variables` and no others, each with its type also when it is NULL or an empty list. What the
 * last script had too stays: the cells of a notebook read the same few inputs one after the other.
 */
export async function setVariables(connection: Connection, variables: readonly Variable[]): Promise<void> {
	const before = connection.variables;
	const fresh = variables.filter((variable) => !before.some((other) => isSame(other, variable)));
	connection.variables = variables;
	try {
		for (const { name } of before) {
			if (!variables.some((variable) => variable.name === name)) {
				await connection.query(`RESET VARIABLE ${quoteName(name)}`);
			}
		}
		if (fresh.length > 0) await setFresh(connection, fresh);
	} catch (thrown) {
		// Which of them are set now is not known.
		connection.traced = true;
		throw thrown;
	}
}

async function setFresh(connection: Connection, variables: readonly Variable[]): Promise<void> {
	const columns = variables.map((variable, index) => [
		`v${index}`,
		arrowVector([arrowValue(variable)], arrowType(variable.type))
	]);
	await connection.insert(tableToIPC(new Table(Object.fromEntries(columns)), 'stream'), TABLE);
	try {
		for (const [index, variable] of variables.entries()) await setFrom(connection, variable, `v${index}`);
	} finally {
		await connection.query(`DROP TABLE ${connection.ownName(TABLE)}`);
	}
}

async function setFrom(connection: Connection, { name, type }: Variable, column: string): Promise<void> {
	try {
		await connection.query(
			`SET VARIABLE ${quoteName(name)} = (SELECT CAST(${column} AS ${type}) FROM ${connection.ownName(TABLE)})`
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

function isSame(left: Variable, right: Variable): boolean {
	if (left.name !== right.name || left.type !== right.type) return false;
	if (!Array.isArray(left.value) || !Array.isArray(right.value)) return Object.is(left.value, right.value);
	const [before, after]: [readonly unknown[], readonly unknown[]] = [left.value, right.value];
	return before.length === after.length && before.every((item, at) => Object.is(item, after[at]));
}
