import { columnWidth } from './resize.ts';

const KEY = 'xushi:widths';
/** Grids whose widths are kept: the ones changed last. */
const GRIDS = 60;
/** Columns of each; a wider table keeps the ones changed last. */
const COLUMNS = 60;

/** Widths in pixels that a reader has given, by the name of the column. */
export type Widths = Readonly<Record<string, number>>;

type Kept = Readonly<Record<string, Widths>>;

function isWidths(value: unknown): value is Widths {
	return (
		typeof value === 'object' &&
		value !== null &&
		Object.values(value).every((width) => typeof width === 'number')
	);
}

function readAll(storage: Pick<Storage, 'getItem'>): Kept {
	const parsed: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
	if (typeof parsed !== 'object' || parsed === null) return {};
	return Object.fromEntries(
		Object.entries(parsed).filter((entry): entry is [string, Widths] => isWidths(entry[1]))
	);
}

/** The widths kept for the grid `id`. */
export function keptWidths(id: string, storage: () => Pick<Storage, 'getItem'> = () => localStorage): Widths {
	try {
		const kept = readAll(storage());
		const own = Object.hasOwn(kept, id) ? (kept[id] ?? {}) : {};
		return Object.fromEntries(Object.entries(own).map(([name, width]) => [name, columnWidth(width)]));
	} catch {
		// Forbidden or damaged storage: the columns have their usual widths.
		return {};
	}
}

/** Keeps the widths of the grid `id`, and those of other grids as far as there is room. */
export function keepWidths(
	id: string,
	widths: Widths,
	storage: () => Pick<Storage, 'getItem' | 'setItem'> = () => localStorage
): void {
	try {
		const others = Object.entries(readAll(storage())).filter(([other]) => other !== id);
		const own = Object.entries(widths).slice(-COLUMNS);
		const mine: [string, Widths][] = own.length > 0 ? [[id, Object.fromEntries(own)]] : [];
		const all = [...others, ...mine].slice(-GRIDS);
		storage().setItem(KEY, JSON.stringify(Object.fromEntries(all)));
	} catch {
		// Full or forbidden: the widths last as long as the page.
	}
}
