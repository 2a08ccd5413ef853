import { InputError, messageOf } from '../../base/errors.ts';
import type { RawCell } from './columns.ts';

/** The rows of a Parquet file, under the names of its columns. */
export interface ParquetRows {
	readonly names: readonly string[];
	readonly rows: readonly (readonly RawCell[])[];
}

/**
 * Reads a Parquet file; `refuse` is asked before anything is unpacked, with what the file says of itself.
 * @throws InputError for a file that is damaged or needs a codec that is not here
 */
export async function readParquet(
	bytes: Uint8Array,
	refuse: (rows: number, columns: number) => void
): Promise<ParquetRows> {
	const { parquetMetadata, parquetReadObjects, parquetSchema } = await import('hyparquet');
	const { compressors } = await import('hyparquet-compressors');
	const file = new Uint8Array(bytes).buffer;
	try {
		const metadata = parquetMetadata(file);
		const names = parquetSchema(metadata).children.map(({ element }) => element.name);
		refuse(Number(metadata.num_rows), names.length);
		const records = await parquetReadObjects({ file, metadata, compressors });
		return { names, rows: records.map((record) => names.map((name) => plain(record[name]))) };
	} catch (thrown) {
		if (thrown instanceof InputError) throw thrown;
		throw new InputError(
			{
				zh: `不是能读的 Parquet 文件：${messageOf(thrown)}；请重新导出，或改存为 CSV`,
				en: `this Parquet file cannot be read: ${messageOf(thrown)}; export it again, or save it as CSV`
			},
			{ cause: thrown }
		);
	}
}

/** A value as a cell: days and times as ISO text, whole numbers beyond 2⁵³ as digits, what has parts as JSON. */
function plain(value: unknown): RawCell {
	if (value === null || value === undefined) return null;
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
	if (typeof value === 'bigint') return String(value);
	if (value instanceof Date) {
		const text = value.toISOString();
		return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 23).replace('T', ' ');
	}
	return JSON.stringify(value, (_, item: unknown) =>
		typeof item === 'bigint' ? String(item) : item instanceof Uint8Array ? [...item] : item
	);
}
