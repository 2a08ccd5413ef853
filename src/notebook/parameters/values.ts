import { InputError } from '../../base/errors.ts';
import { plainLabel } from './options.ts';
import { formatScalar, parseScalar } from './scalars.ts';
import type { InputSpec, ParameterValue, Option, Scalar, ScalarType } from './spec.ts';

/** The choices of a select or multiselect and their type, as they stand now; none for other inputs. */
export interface Choices {
	readonly options: readonly Option[];
	readonly type: ScalarType;
}

/** The type of one value of the input. */
export function scalarTypeOf(spec: InputSpec, choices: Choices): ScalarType {
	switch (spec.type) {
		case 'select':
		case 'multiselect':
			return choices.type;
		case 'range':
		case 'number':
			return spec.whole ? 'BIGINT' : 'DOUBLE';
		case 'text':
			return 'VARCHAR';
		case 'checkbox':
			return 'BOOLEAN';
		case 'date':
			return 'DATE';
	}
}

/** The choices that stand in the notebook itself; null where a query gives them. */
export function listedChoices(spec: InputSpec): Choices | null {
	if (spec.type !== 'select' && spec.type !== 'multiselect') return { options: [], type: 'VARCHAR' };
	return spec.options.from === 'list' ? spec.options : null;
}

function isChoice(choices: Choices, value: Scalar | null): boolean {
	return choices.options.some((option) => option.value === value);
}

/** The value of the input when nobody has chosen one. A default that is no longer among the choices gives way. */
export function defaultValue(spec: InputSpec, choices: Choices): ParameterValue {
	const type = scalarTypeOf(spec, choices);
	const typed = (value: Scalar) => parseScalar(formatScalar(value), type);
	if (spec.type === 'multiselect') {
		const values = spec.default.map(typed).filter((value) => value !== null && isChoice(choices, value));
		return { list: true, type, value: values.filter((value) => value !== null) };
	}
	if (spec.type !== 'select') return { list: false, type, value: spec.default };
	if (spec.default === null) return { list: false, type, value: null };
	const value = spec.default === undefined ? null : typed(spec.default);
	if (value !== null && isChoice(choices, value)) return { list: false, type, value };
	return { list: false, type, value: choices.options[0]?.value ?? null };
}

const KINDS: Record<ScalarType, { zh: string; en: string }> = {
	VARCHAR: { zh: '文字', en: 'text' },
	DOUBLE: { zh: '数字', en: 'a number' },
	BIGINT: { zh: '整数', en: 'a whole number' },
	BOOLEAN: { zh: ' true 或 false', en: 'true or false' },
	DATE: { zh: '日期，写成 2021-09-30', en: 'a day such as 2021-09-30' }
};

function refuse(name: string, zh: string, en: string): never {
	throw new InputError({ zh: `参数“${name}”：${zh}`, en: `parameter "${name}": ${en}` });
}

function parseOne(name: string, spec: InputSpec, type: ScalarType, text: string): Scalar {
	const value = parseScalar(text, type);
	if (value === null) {
		return refuse(name, `“${text}”应为${KINDS[type].zh}`, `"${text}" must be ${KINDS[type].en}`);
	}
	if (spec.type === 'range' || spec.type === 'number' || spec.type === 'date') {
		const [low, high] = [spec.min ?? '…', spec.max ?? '…'];
		if ((spec.min !== null && value < spec.min) || (spec.max !== null && value > spec.max)) {
			refuse(name, `“${text}”不在 ${low} 与 ${high} 之间`, `"${text}" is not between ${low} and ${high}`);
		}
	}
	return value;
}

/**
 * Reads a value as links and commands write it: one text, several for a list, an empty one for null or no value.
 * A choice that is not offered is taken as it is: a link outlives the data that it was made on.
 * Throws an `InputError` that names the parameter and what would do.
 */
export function parseValue(
	name: string,
	spec: InputSpec,
	choices: Choices,
	texts: readonly string[]
): ParameterValue {
	const type = scalarTypeOf(spec, choices);
	if (spec.type === 'multiselect') {
		const given = texts.length === 1 && texts[0] === '' ? [] : texts;
		return { list: true, type, value: [...new Set(given.map((text) => parseOne(name, spec, type, text)))] };
	}
	const [text = '', ...more] = texts;
	if (more.length > 0) refuse(name, '只能有一个值', 'it takes one value only');
	const emptyChoice = spec.type === 'select' && isChoice(choices, '') && !isChoice(choices, null);
	if (text !== '' || emptyChoice) {
		return { list: false, type, value: parseOne(name, spec, type, text) };
	}
	if (spec.type === 'range' || spec.type === 'checkbox') refuse(name, '不能为空', 'it must not be empty');
	return { list: false, type, value: null };
}

/** The texts that `parseValue` reads back. */
export function formatValue(value: ParameterValue): readonly string[] {
	if (!value.list) return [value.value === null ? '' : formatScalar(value.value)];
	const texts = value.value.map(formatScalar);
	if (texts.length === 0) return [''];
	// One empty text says 'none', so the list of one empty text says it twice.
	return texts.length === 1 && texts[0] === '' ? ['', ''] : texts;
}

/** Whether two values are the same, type included. */
export function sameValue(left: ParameterValue, right: ParameterValue): boolean {
	if (left.list !== right.list || left.type !== right.type) return false;
	if (!left.list || !right.list) return left.value === right.value;
	return left.value.length === right.value.length && left.value.every((item, at) => item === right.value[at]);
}

/** The choices to show: those offered, and what is chosen all the same. */
export function shownOptions(spec: InputSpec, choices: Choices, value: ParameterValue): readonly Option[] {
	if (spec.type !== 'select' && spec.type !== 'multiselect') return [];
	const chosen = value.list ? value.value : value.value === null ? [] : [value.value];
	const others = chosen.filter((item) => !isChoice(choices, item));
	return [...choices.options, ...others.map((item) => ({ value: item, label: plainLabel(item) }))];
}
