import { localise, type Language } from '../../base/localised.ts';
import { STATUSES } from '../../schema/values.ts';
import { hasCodes, valueLabel } from '../values/labels.ts';

/** The colour of each pace status, by its code; `unstated` is the null. */
const STATUS_COLOURS: Readonly<Record<(typeof STATUSES)[number]['value'], string>> = {
	completed: 'var(--status-completed)',
	ahead: 'var(--status-ahead)',
	on_pace: 'var(--status-on-pace)',
	behind: 'var(--status-behind)'
};

/** Best first, as a reader expects bars to be stacked. */
const ORDER = ['completed', 'ahead', 'on_pace', 'behind'] as const;

const SERIES = Array.from({ length: 8 }, (_, index) => `var(--series-${index + 1})`);

/** The colour of marks that no column colours. */
export const PLAIN_COLOUR = 'var(--series-1)';

/** The names and colours of the statuses that occur in `present`, in their order, the unknown last. */
export function statusScale(
	present: ReadonlySet<string>,
	language: Language,
	unstated: string
): { domain: string[]; range: string[] } {
	const all = ORDER.flatMap((code) => {
		const label = STATUSES.find((status) => status.value === code);
		return label ? [{ name: localise(label, language), colour: STATUS_COLOURS[code] }] : [];
	});
	const shown = [...all, { name: unstated, colour: 'var(--status-unknown)' }].filter(({ name }) =>
		present.has(name)
	);
	return { domain: shown.map(({ name }) => name), range: shown.map(({ colour }) => colour) };
}

/** Colours for `count` series without a meaning of their own; they repeat after eight. */
export function seriesRange(count: number): string[] {
	return Array.from({ length: count }, (_, index) => SERIES[index % SERIES.length] ?? PLAIN_COLOUR);
}

/** Two ends of a ramp for quantities, on both of which text reads; interpolation needs real colours, not variables. */
export function rampRange(dark: boolean): [string, string] {
	return dark ? ['#202b34', '#34719f'] : ['#edf2f6', '#83b2d8'];
}

/** Whether a column of this name holds the pace status. */
export function isStatus(column: string): boolean {
	const name = column.toLowerCase();
	return hasCodes(name) && STATUSES.every((status) => valueLabel(name, status.value, 'en') === status.en);
}
