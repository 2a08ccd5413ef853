import {
	Bool,
	DateDay,
	Float64,
	Int32,
	Schema,
	Field,
	Table,
	Utf8,
	type DataType,
	type Vector
} from 'apache-arrow';
import { arrowVector } from '../../base/arrow-vector.ts';

/** A cell before its column has a type. */
export type RawCell = string | number | boolean | null;

const INTEGER = /^[+-]?(?:0|[1-9]\d{0,9})$/u;
const NUMBER = /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u;
const INT32 = 2 ** 31;

interface ColumnType {
	readonly type: () => DataType;
	readonly holds: (cell: string | number | boolean) => boolean;
	readonly value: (cell: string | number | boolean) => unknown;
}

/** The types that a column may have, the narrowest first; the last one holds anything. */
const TYPES: readonly ColumnType[] = [
	{
		type: () => new Bool(),
		holds: (cell) => typeof cell === 'boolean' || /^(?:true|false)$/iu.test(String(cell)),
		value: (cell) => String(cell).toLowerCase() === 'true'
	},
	{
		type: () => new Int32(),
		holds: (cell) => INTEGER.test(String(cell)) && Math.abs(Number(cell)) < INT32,
		value: Number
	},
	{
		type: () => new Float64(),
		// Beyond 2⁵³ digits would be lost: such a column is one of names, not of quantities.
		holds: (cell) => NUMBER.test(String(cell)) && Math.abs(Number(cell)) <= Number.MAX_SAFE_INTEGER,
		value: Number
	},
	{
		type: () => new DateDay(),
		holds: (cell) => DAY.test(String(cell)) && isDay(String(cell)),
		value: (cell) => new Date(`${String(cell)}T00:00:00Z`)
	},
	{ type: () => new Utf8(), holds: () => true, value: String }
];

function isDay(text: string): boolean {
	return new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** Whether a cell says nothing. */
function isEmpty(cell: RawCell | undefined): cell is null | undefined | '' {
	return cell === null || cell === undefined || cell === '';
}

/** Column names that differ from each other without case, as SQL compares them; a column without one gets a number. */
export function columnNames(header: readonly RawCell[]): string[] {
	const taken = new Set<string>();
	return header.map((cell, at) => {
		const base = String(cell ?? '').trim() || `column_${at + 1}`;
		let name = base;
		for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${base}_${n}`;
		taken.add(name.toLowerCase());
		return name;
	});
}

/** A table of `rows` under `names`; each column has the narrowest type that holds all of its cells. */
export function tableOf(names: readonly string[], rows: readonly (readonly RawCell[])[]): Table {
	const columns: Record<string, Vector> = {};
	const fields = names.map((name, at) => {
		const cells = rows.map((row) => row[at]);
		const told = cells.filter((cell) => !isEmpty(cell));
		const chosen =
			TYPES.find((type) => told.length > 0 && told.every((cell) => !isEmpty(cell) && type.holds(cell))) ??
			TYPES[TYPES.length - 1];
		const type = chosen?.type() ?? new Utf8();
		columns[name] = arrowVector(
			cells.map((cell) => (isEmpty(cell) ? null : (chosen?.value(cell) ?? null))),
			type
		);
		return new Field(name, type, true);
	});
	return new Table(new Schema(fields), columns);
}
