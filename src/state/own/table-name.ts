import type { OwnTable } from './documents.ts';
import type { ReadTable } from './jobs.ts';

/** Whether `name` can name a table without quotes in SQL: letters of any script, digits and `_`, no digit first. */
export function isTableName(name: string): boolean {
	return name.length <= 60 && /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u.test(name);
}

/** The form in which names of relations compare. */
export function tableKey(name: string): string {
	return name.normalize('NFC').toLowerCase();
}

/** The name to propose for a table: that of its file and sheet, made unlike `taken` (as `tableKey` has them). */
export function proposeTableName(fileName: string, sheet: string | null, taken: ReadonlySet<string>): string {
	const whole = [fileName.replace(/\.[^.]{1,8}$/u, ''), sheet ?? ''].filter((part) => part !== '').join('_');
	const plain = whole
		.normalize('NFKC')
		.replace(/[^\p{L}\p{M}\p{Nd}_]+/gu, '_')
		.replace(/^_+/u, '');
	const cut = [...plain].slice(0, 50).join('').replace(/_+$/u, '');
	const base = /^[\p{L}_]/u.test(cut) ? cut : `t_${cut}`.replace(/_$/u, '');
	for (let n = 1; ; n += 1) {
		const name = n === 1 ? base : `${base}_${n}`;
		if (!taken.has(tableKey(name))) return name;
	}
}

/** The tables of the file `fileName` with names that nothing in `names` has. */
export function nameTables(
	fileName: string,
	read: readonly ReadTable[],
	names: readonly string[]
): readonly OwnTable[] {
	const taken = new Set(names.map(tableKey));
	const added = Date.now();
	return read.map(({ sheet, rows, columns, bytes }, at) => {
		const name = proposeTableName(fileName, sheet, taken);
		taken.add(tableKey(name));
		return { name, fileName, rows, columns, bytes, added: added + at };
	});
}
