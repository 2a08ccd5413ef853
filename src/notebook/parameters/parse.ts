import type { CellError } from '../cell-error.ts';
import type { YamlValue } from '../yaml.ts';
import { Entries, isScalarValue } from './entries.ts';
import { readOptions } from './options.ts';
import { formatScalar, parseScalar, wholeNumber } from './scalars.ts';
import type {
	DateSpec,
	InputSpec,
	InputType,
	MultiselectSpec,
	NumberSpec,
	OptionSource,
	RangeSpec,
	Scalar,
	SelectSpec
} from './spec.ts';

/** What each type of input may say. */
export const INPUT_KEYS: Record<InputType, readonly string[]> = {
	select: ['label', 'options', 'default'],
	multiselect: ['label', 'options', 'default'],
	range: ['label', 'min', 'max', 'step', 'default'],
	number: ['label', 'min', 'max', 'step', 'default', 'placeholder'],
	text: ['label', 'default', 'placeholder'],
	checkbox: ['label', 'default'],
	date: ['label', 'min', 'max', 'default']
};

/** An input without its label. */
type Unlabelled<Spec> = Spec extends InputSpec ? Omit<Spec, 'label'> : never;

/**
 * Reads the YAML of an input cell called `name`. Keys that are not known and values that do not fit are errors with
 * their place in the body; `spec` is null where there is one.
 */
export function parseInput(
	type: InputType,
	name: string,
	body: string
): { readonly spec: InputSpec | null; readonly errors: readonly CellError[] } {
	const entries = new Entries(body, INPUT_KEYS[type]);
	const label = entries.localised('label') ?? { zh: name, en: name };
	const spec = specOf(type, entries);
	const { errors } = entries;
	return { spec: spec === null || errors.length > 0 ? null : { ...spec, label }, errors };
}

function specOf(type: InputType, entries: Entries): Unlabelled<InputSpec> | null {
	switch (type) {
		case 'select':
			return select(entries);
		case 'multiselect':
			return multiselect(entries);
		case 'range':
			return range(entries);
		case 'number':
			return number(entries);
		case 'text': {
			const value = entries.read('default', { zh: '文字', en: 'text' }, toText, null);
			return { type, placeholder: entries.localised('placeholder'), default: value };
		}
		case 'checkbox': {
			const read = (value: YamlValue) => (typeof value === 'boolean' ? value : undefined);
			const what = { zh: ' true 或 false', en: 'true or false' };
			return { type, default: entries.read('default', what, read, false) };
		}
		case 'date':
			return date(entries);
	}
}

function toText(value: YamlValue): string | null | undefined {
	// What is empty is null, so that a link can say it.
	if (value === null || value === '') return null;
	return isScalarValue(value) ? formatScalar(value) : undefined;
}

/** `value` as one of the listed options, also where YAML reads `2021` as a number and the options are text. */
function among(source: OptionSource | null, value: Scalar, entries: Entries): Scalar {
	if (source?.from !== 'list') return value;
	const text = formatScalar(value);
	const typed = parseScalar(text, source.type);
	if (typed !== null && source.options.some((option) => option.value === typed)) return typed;
	const known = source.options.flatMap((option) =>
		option.value === null ? [] : [formatScalar(option.value)]
	);
	entries.fail(
		entries.get('default')?.valueSpan ?? null,
		`选项里没有“${text}”，有：${known.join('、')}`,
		`"${text}" is none of the options: ${known.join(', ')}`
	);
	return value;
}

function select(entries: Entries): Unlabelled<SelectSpec> | null {
	const options = readOptions(entries);
	const read = (value: YamlValue) => (value === null || isScalarValue(value) ? value : undefined);
	const given = entries.read('default', { zh: '一个值', en: 'one value' }, read, undefined);
	const value = given === undefined || given === null ? given : among(options, given, entries);
	return options === null ? null : { type: 'select', options, default: value };
}

function multiselect(entries: Entries): Unlabelled<MultiselectSpec> | null {
	const options = readOptions(entries);
	const read = (value: YamlValue): readonly Scalar[] | undefined => {
		if (value === null) return [];
		if (isScalarValue(value)) return [value];
		return Array.isArray(value) && value.every(isScalarValue) ? value : undefined;
	};
	const given = entries.read('default', { zh: '列表', en: 'a list' }, read, []);
	const values = [...new Set(given.map((value) => among(options, value, entries)))];
	return options === null ? null : { type: 'multiselect', options, default: values };
}

function isWhole(value: number | null): boolean {
	return value === null || Number.isSafeInteger(value);
}

/** Checks what `range` and `number` share. */
function checkLimits(entries: Entries, min: number | null, max: number | null, step: number | null): void {
	const fail = (key: string, zh: string, en: string) =>
		entries.fail(entries.get(key)?.valueSpan ?? null, zh, en);
	if (step !== null && step <= 0) fail('step', '“step”应大于 0', '"step" must be more than 0');
	if (min !== null && max !== null && min > max) {
		fail('max', '“max”不能小于“min”', '"max" must not be less than "min"');
	}
	if (step !== null && isWhole(step) && !(isWhole(min) && isWhole(max))) {
		const en = 'where "step" is whole, "min" and "max" must be whole too';
		fail('step', '“step”是整数时，“min”和“max”也应是整数', en);
	}
}

/** Reads `default` as a number that the limits allow. */
function numberDefault(
	entries: Entries,
	whole: boolean,
	min: number | null,
	max: number | null
): number | bigint | null {
	const read = (value: YamlValue): number | bigint | null | undefined => {
		if (value === null) return null;
		if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
		const typed = whole ? wholeNumber(String(value)) : Number(value);
		if (typed === null || !Number.isFinite(Number(typed))) return undefined;
		return (min !== null && typed < min) || (max !== null && typed > max) ? undefined : typed;
	};
	const what = whole
		? { zh: '范围内的整数', en: 'a whole number within the limits' }
		: { zh: '范围内的数字', en: 'a number within the limits' };
	return entries.read('default', what, read, null);
}

function range(entries: Entries): Unlabelled<RangeSpec> | null {
	const min = entries.number('min');
	const max = entries.number('max');
	const given = entries.number('step');
	for (const key of ['min', 'max']) {
		if (entries.get(key) === null) entries.fail(null, `缺少“${key}”`, `"${key}" is missing`);
	}
	if (min === null || max === null) return null;
	checkLimits(entries, min, max, given);
	const step = given ?? (isWhole(min) && isWhole(max) ? 1 : (max - min) / 100);
	const whole = isWhole(step);
	const middle = min + Math.floor((max - min) / 2 / step) * step;
	const value = numberDefault(entries, whole, min, max);
	// 0.1 times 5 is not quite 0.5.
	return { type: 'range', min, max, step, whole, default: Number(value ?? middle.toPrecision(12)) };
}

function number(entries: Entries): Unlabelled<NumberSpec> {
	const min = entries.number('min');
	const max = entries.number('max');
	const step = entries.number('step');
	checkLimits(entries, min, max, step);
	const whole = step !== null && isWhole(step);
	const placeholder = entries.localised('placeholder');
	return {
		type: 'number',
		min,
		max,
		step,
		whole,
		placeholder,
		default: numberDefault(entries, whole, min, max)
	};
}

function date(entries: Entries): Unlabelled<DateSpec> {
	const min = entries.day('min');
	const max = entries.day('max');
	const value = entries.day('default');
	if (value !== null && ((min !== null && value < min) || (max !== null && value > max))) {
		const span = entries.get('default')?.valueSpan ?? null;
		entries.fail(span, '“default”不在“min”和“max”之间', '"default" is not between "min" and "max"');
	}
	return { type: 'date', min, max, default: value };
}
