import { defaultValue, formatValue } from '../notebook/parameters/values.ts';
import type { CellResult } from './results.ts';

/** Whether `texts` choose what the input has without a choice. */
export function isDefault(
	{ spec, options, value }: Extract<CellResult, { kind: 'input' }>,
	texts: readonly string[]
): boolean {
	const usual = formatValue(defaultValue(spec, { options, type: value.type }));
	return usual.length === texts.length && usual.every((text, at) => text === texts[at]);
}
