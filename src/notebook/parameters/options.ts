import type { YamlEntry, YamlValue } from '../yaml.ts';
import { isScalarValue, toLocalised, type Entries } from './entries.ts';
import { formatScalar, typeOfScalars } from './scalars.ts';
import type { Option, OptionSource, Scalar, ScalarType } from './spec.ts';

/** The label of an option that has none of its own. */
export function plainLabel(value: Scalar | null): Option['label'] {
	const text = value === null ? '' : formatScalar(value);
	return { zh: text, en: text };
}

function optionOf(item: YamlValue): Option | null {
	if (item === null || isScalarValue(item)) return { value: item, label: plainLabel(item) };
	if (Array.isArray(item) || typeof item !== 'object' || !('value' in item)) return null;
	const { value, label, ...rest } = item;
	if (Object.keys(rest).length > 0 || (value !== null && !isScalarValue(value))) return null;
	const text = label === undefined ? plainLabel(value) : toLocalised(label);
	return text === undefined ? null : { value, label: text };
}

function listOf(value: YamlValue): readonly (Option | null)[] | null {
	if (Array.isArray(value)) return value.map((item: YamlValue) => optionOf(item));
	if (value === null || typeof value !== 'object') return null;
	// `value: label` pairs
	return Object.entries(value).map(([key, label]) => {
		const text = toLocalised(label);
		return text === undefined ? null : { value: key, label: text };
	});
}

/** Options with values of one type; those of a mixture are text. */
function typed(options: readonly Option[]): { options: readonly Option[]; type: ScalarType } {
	const type = typeOfScalars(options.map(({ value }) => value));
	if (type !== null) return { options, type };
	const asText = options.map(({ value, label }) => ({
		value: value === null ? null : formatScalar(value),
		label
	}));
	return { options: asText, type: 'VARCHAR' };
}

/** Reads `options:` of a select or multiselect: a list, pairs of value and label, or SQL. */
export function readOptions(entries: Entries): OptionSource | null {
	const entry: YamlEntry | null = entries.get('options');
	if (entry === null) {
		entries.fail(
			null,
			'缺少“options”：写一个列表，或一条查询',
			'"options" is missing: give a list, or a query'
		);
		return null;
	}
	if (typeof entry.value === 'string') return { from: 'sql', sql: entry.value, toBody: entry.toSource };
	const list = listOf(entry.value);
	const options = list?.filter((option) => option !== null) ?? [];
	if (list === null || options.length < list.length) {
		entries.fail(
			entry.valueSpan,
			'“options”的每一项应为一个值，或写成 {value: 值, label: 名称}',
			'each of "options" must be a value, or {value: …, label: …}'
		);
		return null;
	}
	return { from: 'list', ...typed(options) };
}

/** DuckDB's type of an options column as the type of a parameter. */
export function optionType(duckdbType: string): ScalarType {
	if (/^(U?(TINY|SMALL|BIG)INT|U?INTEGER)$/.test(duckdbType)) return 'BIGINT';
	if (/^(DOUBLE|FLOAT|DECIMAL|U?HUGEINT|BIGNUM)/.test(duckdbType)) return 'DOUBLE';
	if (duckdbType === 'BOOLEAN' || duckdbType === 'DATE') return duckdbType;
	return 'VARCHAR';
}
