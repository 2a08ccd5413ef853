import type { Span } from '../../base/span.ts';
import { yamlPlace } from '../yaml-place.ts';
import { AGGREGATES } from './spec.ts';
import {
	CURVES,
	MARK_OPTIONS,
	MARKS,
	OWN_KEYS,
	PLOT_OPTIONS,
	POSITION_CHANNELS,
	SCALE_OPTIONS,
	SCALE_TYPES,
	SCALES,
	SCHEMES,
	STYLE_CHANNELS
} from './vocabulary.ts';

/** What fits where somebody types in the YAML of a chart; `start` to `end` is typed already. */
export interface ChartContext extends Span {
	/** `key`: one of `words` and a colon; `word`: one of `words`; the names of columns and inputs are not known here */
	readonly wants: 'key' | 'word' | 'column' | 'input';
	readonly words: readonly string[];
}

const SWITCHES = new Set(
	`tip labels grid nice zero reverse clamp legend round clip percent monospace smooth strict labelArrow`.split(
		' '
	)
);
const SORT_KEYS = ['x', 'y', 'fx', 'fy', 'color', 'reduce', 'order', 'reverse', 'limit'];
const SORT_VALUES = ['x', '-x', 'y', '-y', 'r', '-r', 'data', 'width', 'height', 'fill', 'stroke'];
const CHANNELS = new Set([...POSITION_CHANNELS, ...STYLE_CHANNELS]);

/** What fits at `offset` of the body of a chart; null for nothing known. */
export function chartContext(body: string, offset: number): ChartContext | null {
	const place = yamlPlace(body, offset);
	if (place === null) return null;
	const { start, end, path, key, siblings } = place;
	if (key !== null) {
		const found = valueOf(path, key);
		return found && { start, end, ...found };
	}
	const words = keysAt(path, siblings).filter((word) => !siblings.has(word));
	return words.length === 0 ? null : { start, end, wants: 'key', words: [...new Set(words)] };
}

function keysAt(path: readonly string[], siblings: ReadonlySet<string>): readonly string[] {
	const last = path.at(-1);
	if (last === undefined) {
		const ofMark = siblings.has('marks') ? [] : ['mark', ...POSITION_CHANNELS, ...STYLE_CHANNELS];
		const either = siblings.has('marks') || siblings.has('mark') ? [] : ['marks'];
		const more = siblings.has('marks') ? [] : MARK_OPTIONS;
		return [...ofMark, ...either, ...OWN_KEYS, ...PLOT_OPTIONS, ...SCALES, ...more];
	}
	if (last === 'marks') return ['mark', ...POSITION_CHANNELS, ...STYLE_CHANNELS, 'data', ...MARK_OPTIONS];
	if (last === 'click') return ['parameter', 'value'];
	if (last === 'sort') return SORT_KEYS;
	if (path.length === 1 && SCALES.includes(last)) return SCALE_OPTIONS;
	return CHANNELS.has(last) ? ['value', 'label'] : [];
}

function valueOf(path: readonly string[], key: string): Omit<ChartContext, keyof Span> | null {
	const last = path.at(-1);
	const word = (words: readonly string[]): Omit<ChartContext, keyof Span> => ({ wants: 'word', words });
	const column: Omit<ChartContext, keyof Span> = { wants: 'column', words: [] };
	if (last === 'click') return key === 'parameter' ? { wants: 'input', words: [] } : column;
	if (last === 'sort') return SORT_KEYS.slice(0, 5).includes(key) ? word(SORT_VALUES) : null;
	if (key === 'mark' || (key === 'marks' && last === undefined)) return word(MARKS);
	if (key === 'aggregate' && last === undefined) return word(AGGREGATES);
	if (key === 'value' && last !== undefined && CHANNELS.has(last)) return column;
	if (last !== undefined && SCALES.includes(last)) {
		if (key === 'type') return word(SCALE_TYPES);
		if (key === 'scheme') return word(SCHEMES);
	} else if (key === 'curve') return word(CURVES);
	else if (CHANNELS.has(key) && (last === 'marks' || (last === undefined && !PLOT_OPTIONS.includes(key)))) {
		return column;
	}
	return SWITCHES.has(key) ? word(['true', 'false']) : null;
}
