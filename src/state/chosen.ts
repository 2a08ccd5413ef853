import { cellsOf } from '../notebook/format/parse.ts';
import type { CellBlock, Notebook } from '../notebook/model.ts';
import { defaultValue, formatValue } from '../notebook/parameters/values.ts';
import type { ParameterTexts } from '../share/view.ts';
import type { CellResult } from './results.ts';

/** Those of `chosen` that differ from the default of their input, as far as `resultOf` knows it. */
export function differing(
	notebook: Notebook,
	chosen: ParameterTexts,
	resultOf: (cell: CellBlock) => CellResult | null
): ParameterTexts {
	const found: [string, readonly string[]][] = [];
	for (const cell of cellsOf(notebook)) {
		const texts = Object.hasOwn(chosen, cell.name) ? chosen[cell.name] : undefined;
		if (cell.kind !== 'input' || texts === undefined) continue;
		const result = resultOf(cell);
		if (result?.kind !== 'input' || !isDefault(result, texts)) found.push([cell.name, texts]);
	}
	return Object.fromEntries(found);
}

/** Whether `texts` choose what the input has without a choice. */
function isDefault(
	{ spec, options, value }: Extract<CellResult, { kind: 'input' }>,
	texts: readonly string[]
): boolean {
	const usual = formatValue(defaultValue(spec, { options, type: value.type }));
	return usual.length === texts.length && usual.every((text, at) => text === texts[at]);
}
