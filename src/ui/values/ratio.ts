import { TABLES } from '../../schema/tables.ts';
import { VIEWS } from '../../schema/views/index.ts';
import type { Plain } from './plain.ts';

/** Numeric columns of the schema by their names and Chinese labels: true where all of that name are ratios. */
const KNOWN: ReadonlyMap<string, boolean> = collect();

function collect(): Map<string, boolean> {
	const known = new Map<string, boolean>();
	for (const { name, label, type, ratio = false } of [...TABLES, ...VIEWS].flatMap(
		({ columns }) => columns
	)) {
		if (type !== 'integer' && type !== 'double') continue;
		for (const key of [name, label]) known.set(key, ratio && (known.get(key) ?? true));
	}
	return known;
}

/** Names of a part of a whole; which of them are in per cent already, only the values tell. */
const SHARE = /(^|_)(rate|share|completion|ratio)$|率$|占比$/i;
/** Changes and prices, small as they may be: a growth of 0.8 is as a rule one of 0.8 %. */
const CHANGE = /growth|change|interest|inflation|[增长降涨汇利频功速倍化动胀]率$/i;
const DONE = /completion|pace|investment|完成率|达标率/i;

/** More than was to be done, as the documents of the dataset have it: a task of 216 %. */
const MOST_KNOWN = 3;
/** The same for columns that are only called so: beyond it they are more likely in per cent. */
const MOST_DONE = 1.5;
/** For what comes out of a division. */
const TOLERANCE = 1e-9;

/** Whether a column of this name may hold ratios at all. */
export function mayBeRatio(name: string): boolean {
	return KNOWN.get(name.toLowerCase()) ?? (SHARE.test(name) && !CHANGE.test(name));
}

/**
 * Whether the numbers `values` of the column `name` are ratios, to be written as per cent. A number of per cent that
 * is taken for a ratio is wrong by a hundred, a ratio that is written as it is is not wrong at all: so it is said only
 * of a column that the schema calls one, or of one that is called a rate or share and whose values leave no doubt.
 */
export function isRatio(name: string, values: Iterable<Plain>): boolean {
	if (!mayBeRatio(name)) return false;
	const known = KNOWN.has(name.toLowerCase());
	const most = known ? MOST_KNOWN : DONE.test(name) ? MOST_DONE : 1;
	let broken = known;
	for (const value of values) {
		if (typeof value !== 'number' || !Number.isFinite(value)) continue;
		if (Math.abs(value) > most + TOLERANCE) return false;
		broken ||= !Number.isInteger(value);
	}
	// Ones and zeros alone may as well be counts.
	return broken;
}
