import type { ChartContext } from '../chart/context.ts';
import { yamlPlace } from '../yaml-place.ts';
import { INPUT_KEYS } from './parse.ts';
import type { InputType } from './spec.ts';

/** What fits at `offset` of the body of an input; null for nothing known. */
export function inputContext(type: InputType, body: string, offset: number): ChartContext | null {
	const place = yamlPlace(body, offset);
	if (place === null) return null;
	const { start, end, path, key, siblings } = place;
	if (key !== null) {
		const truth = type === 'checkbox' && key === 'default';
		return truth ? { start, end, wants: 'word', words: ['true', 'false'] } : null;
	}
	const known = path.length === 0 ? INPUT_KEYS[type] : path.at(-1) === 'options' ? ['value', 'label'] : [];
	const words = known.filter((word) => !siblings.has(word));
	return words.length === 0 ? null : { start, end, wants: 'key', words };
}
