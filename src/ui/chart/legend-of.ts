import type { Scale } from '@observablehq/plot';
import { localise, parseLocalised } from '../../base/localised.ts';
import type { ChartSpec } from '../../notebook/chart/spec.ts';
import type { ScaleName } from './channels.ts';
import { isStatus } from './colours.ts';
import type { DrawOptions } from './draw.ts';
import { pathContext, type Legend } from './legend.ts';
import type { ScaleUse } from './scales.ts';

/** Colours of a ramp's legend. */
const STEPS = 24;
/** The area of a symbol in a legend, in square pixels. */
const SYMBOL = 60;

/** What has to be explained about colours and symbols; null where the axes say it already or the notebook forbids it. */
export function legendOf(
	spec: ChartSpec,
	scales: ReadonlyMap<ScaleName, ScaleUse>,
	scaleOf: (name: 'color' | 'symbol') => Scale | undefined,
	options: DrawOptions
): Legend | null {
	const colour = scales.get('color') ?? scales.get('symbol');
	const name = scales.has('color') ? 'color' : 'symbol';
	const scale = scaleOf(name);
	const wanted = given(spec, name, 'legend');
	if (!colour || !scale || wanted === false) return null;
	if (!colour.ordinal) {
		const [low, high] = colour.extent ?? [0, 0];
		if (name !== 'color' || colour.extent === null) return null;
		const label = given(spec, name, 'label');
		const end = (value: number) => {
			const text = colour.text(value);
			if (colour.kind !== 'number') return colour.tick(new Date(value), 0);
			return text.endsWith('%') ? text : colour.tick(value);
		};
		const at = (step: number) => low + ((high - low) * step) / (STEPS - 1);
		return {
			kind: 'ramp',
			label: typeof label === 'string' ? localise(parseLocalised(label), options.language) : colour.label,
			colours: Array.from({ length: low === high ? 1 : STEPS }, (_, step) => String(scale.apply(at(step)))),
			from: end(low),
			to: end(high)
		};
	}
	const [column = ''] = colour.columns;
	const named = ['x', 'y', 'fx', 'fy'] as const;
	const told = named.some((axis) => scales.get(axis)?.columns.includes(column) ?? false);
	// Also for one status: a grey bar says nothing until it is named.
	const needed = isStatus(column) || (colour.values.length > 1 && !told);
	if (!needed && wanted !== true) return null;
	// A dot with a status has a symbol of its own accord.
	const symbol = (scales.get('symbol')?.columns.includes(column) ?? true) ? scaleOf('symbol') : undefined;
	const domain: readonly unknown[] = Array.isArray(scale.domain) ? scale.domain : colour.values;
	return {
		kind: 'series',
		items: domain.map((value) => ({
			text: colour.text(value),
			colour: name === 'color' ? String(scale.apply(value)) : 'currentColor',
			path: symbol ? outline(symbol.apply(value)) : null,
			hollow: spec.marks.some(({ options: { stroke } }) => stroke !== undefined)
		}))
	};
}

function given(spec: ChartSpec, scale: string, option: string): unknown {
	const own = spec.plot[scale];
	return typeof own === 'object' && own !== null ? Reflect.get(own, option) : undefined;
}

function outline(symbol: unknown): string | null {
	if (typeof symbol !== 'object' || symbol === null || !('draw' in symbol)) return null;
	const { draw } = symbol;
	if (typeof draw !== 'function') return null;
	const context = pathContext();
	Reflect.apply(draw, symbol, [context, SYMBOL]);
	return context.text();
}
