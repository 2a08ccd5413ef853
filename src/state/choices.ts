import type { EngineResult } from '../engine/engine.ts';
import type { Json } from '../engine/format/cell.ts';
import { jsonRows, plainText } from '../engine/format/rows.ts';
import { parseLocalised } from '../base/localised.ts';
import { optionType, plainLabel } from '../notebook/parameters/options.ts';
import { parseScalar } from '../notebook/parameters/scalars.ts';
import type { Option, ScalarType } from '../notebook/parameters/spec.ts';
import type { Choices } from '../notebook/parameters/values.ts';

/** A value of the first column as a choice of `type`; undefined for one that `type` cannot hold. */
function valueOf(value: Json, type: ScalarType): Option['value'] | undefined {
	if (value === null) return null;
	return parseScalar(plainText(value), type) ?? undefined;
}

/** The choices in the rows of an options query: the first column holds values, the second, if there is one, labels. */
export function choicesFrom({ columns, rows }: EngineResult): Choices {
	const type = optionType(columns[0]?.type ?? 'VARCHAR');
	const options = new Map<Option['value'], Option>();
	for (const [first = null, second = null] of jsonRows(rows)) {
		const value = valueOf(first, type);
		if (value === undefined || options.has(value)) continue;
		const label = second === null ? plainLabel(value) : parseLocalised(plainText(second));
		options.set(value, { value, label });
	}
	return { options: [...options.values()], type };
}
