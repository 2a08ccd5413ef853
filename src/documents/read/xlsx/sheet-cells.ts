import { unpack } from '../archive.ts';
import { archiveRefusal, isOfficePart, officeKind } from '../office.ts';
import { Pauses } from '../pauses.ts';

/** One sheet of a workbook as data: values, not what they look like; dates in ISO 8601. */
export interface SheetCells {
	readonly name: string;
	readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

/**
 * The sheets of a workbook that can be seen and hold anything.
 * @throws InputError for a file that is no workbook, or is one beyond the limits
 */
export async function readSheetCells(bytes: Uint8Array): Promise<readonly SheetCells[]> {
	const archive = await unpack(bytes, isOfficePart, new Pauses(undefined));
	if (officeKind(archive.names) !== 'xlsx') throw archiveRefusal(archive.names);
	const { readSheets } = await import('./xlsx.ts');
	const { sheets } = await readSheets(archive);
	return sheets
		.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(plain)) }))
		.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null && cell !== '')));
}

function plain(value: string | number | boolean | Date | null): string | number | boolean | null {
	if (!(value instanceof Date)) return value;
	if (Number.isNaN(value.getTime())) return null;
	const text = value.toISOString();
	return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}
