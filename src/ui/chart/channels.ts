import type { ChartValue, MarkSpec } from '../../notebook/chart/spec.ts';
import type { ChartData } from './rows.ts';

/** A scale of Plot that a chart of ours can have. */
export type ScaleName = 'x' | 'y' | 'fx' | 'fy' | 'color' | 'r' | 'opacity' | 'symbol' | 'length';

/** Options that name a column, and the scale that their values go to. */
const CHANNELS: Readonly<Record<string, ScaleName | null>> = {
	x: 'x',
	x1: 'x',
	x2: 'x',
	y: 'y',
	y1: 'y',
	y2: 'y',
	fx: 'fx',
	fy: 'fy',
	fill: 'color',
	stroke: 'color',
	r: 'r',
	symbol: 'symbol',
	length: 'length',
	opacity: 'opacity',
	fillOpacity: 'opacity',
	strokeOpacity: 'opacity',
	z: null,
	text: null,
	title: null,
	rotate: null
};

/** Options of these names may be a literal of Plot as well as a column. */
const LITERALS = /^(fill|stroke|symbol|opacity|fillOpacity|strokeOpacity|r|length|rotate|z)$/;

/** One use of a column by a mark. */
export interface ChannelUse {
	readonly channel: string;
	readonly scale: ScaleName | null;
	/** the column as the result spells it */
	readonly column: string;
}

/** The column that an option names: plain text, or `{value: column}` as in Plot. */
export function columnOf(value: ChartValue | undefined): string | null {
	if (typeof value === 'string') return value;
	if (typeof value === 'object' && value !== null && 'value' in value) {
		const inner = value.value;
		return typeof inner === 'string' ? inner : null;
	}
	return null;
}

/** Every column that `mark` draws, and the name of the first one that the data does not have. */
export function channelUses(mark: MarkSpec, data: ChartData): { uses: ChannelUse[]; missing: string | null } {
	const uses: ChannelUse[] = [];
	let missing: string | null = null;
	if (mark.data !== null) return { uses, missing };
	for (const [channel, scale] of Object.entries(CHANNELS)) {
		const name = columnOf(mark.options[channel]);
		if (name === null) continue;
		const column = data.columns.get(name.toLowerCase());
		if (column) uses.push({ channel, scale, column: column.name });
		else if (!LITERALS.test(channel)) missing ??= name;
	}
	return { uses, missing };
}
