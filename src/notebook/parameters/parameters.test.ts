import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../base/errors.ts';
import { parseInput } from './parse.ts';
import { isDay } from './scalars.ts';
import { INPUT_TYPES, type InputSpec, type InputType, type Scalar, type ScalarType } from './spec.ts';
import { defaultValue, formatValue, listedChoices, parseValue, sameValue, shownOptions } from './values.ts';

function input(type: InputType, body: string): InputSpec {
	const { spec, errors } = parseInput(type, 'p', body);
	expect(errors).toEqual([]);
	if (!spec) throw new Error('no spec');
	return spec;
}

function choices(spec: InputSpec) {
	return listedChoices(spec) ?? { type: 'VARCHAR' as const, options: [] };
}

function initial(type: InputType, body: string) {
	const spec = input(type, body);
	return defaultValue(spec, choices(spec));
}

function bound(type: InputType, body: string, ...texts: string[]) {
	const spec = input(type, body);
	return parseValue('p', spec, choices(spec), texts);
}

function single(type: ScalarType, value: Scalar | null) {
	return { list: false, type, value };
}

function list(type: ScalarType, ...value: Scalar[]) {
	return { list: true, type, value };
}

describe('reading an input', () => {
	it('gives labels in two languages, or the name', () => {
		expect(input('text', 'label: 领域 / Domain').label).toEqual({ zh: '领域', en: 'Domain' });
		expect(input('text', 'label: 2021').label).toEqual({ zh: '2021', en: '2021' });
		expect(input('text', '').label).toEqual({ zh: 'p', en: 'p' });
	});

	it('takes the first option of a select without a default; null is a choice of its own', () => {
		expect(initial('select', 'options: [甲, 乙]')).toEqual(single('VARCHAR', '甲'));
		expect(initial('select', 'options: [甲, 乙]\ndefault: null')).toEqual(single('VARCHAR', null));
		expect(initial('select', 'options: [2021, 2023]\ndefault: 2023')).toEqual(single('BIGINT', 2023));
		expect(initial('select', 'options: [1, 2.5]')).toEqual(single('DOUBLE', 1));
		expect(initial('select', 'options: [true, false]')).toEqual(single('BOOLEAN', true));
		expect(initial('select', 'options: [全部, 2021]\ndefault: 2021')).toEqual(single('VARCHAR', '2021'));
		expect(initial('select', 'options: [9223372036854775807]')).toEqual(
			single('BIGINT', 9223372036854775807n)
		);
	});

	it('reads options with labels, as items or as pairs', () => {
		const spec = input('select', 'options:\n  - {value: behind, label: 滞后 / Behind}\n  - other');
		expect(choices(spec).options).toEqual([
			{ value: 'behind', label: { zh: '滞后', en: 'Behind' } },
			{ value: 'other', label: { zh: 'other', en: 'other' } }
		]);
		expect(choices(input('select', 'options: {behind: 滞后}')).options).toEqual([
			{ value: 'behind', label: { zh: '滞后', en: '滞后' } }
		]);
	});

	it('keeps the place of SQL in the body, whatever its YAML form', () => {
		for (const options of [
			'SELECT a FROM t',
			'|\n    SELECT a\n      FROM t',
			'"SELECT a FROM t"',
			"'SELECT a FROM t'",
			'>\n  SELECT a\n  FROM t'
		]) {
			const body = `label: x\noptions: ${options}\ndefault: null`;
			const spec = input('select', body);
			if (spec.type !== 'select' || spec.options.from !== 'sql') throw new Error('not SQL');
			const { sql, toBody } = spec.options;
			for (const word of ['SELECT', 'FROM', 't']) {
				const at = sql.search(new RegExp(`\\b${word}\\b`));
				expect(body.slice(toBody(at), toBody(at + word.length)), options).toBe(word);
			}
		}
	});

	it('makes ranges and numbers BIGINT where the step is whole', () => {
		expect(initial('range', 'min: 0\nmax: 10')).toEqual(single('BIGINT', 5));
		expect(initial('range', 'min: 0\nmax: 1\nstep: 0.1')).toEqual(single('DOUBLE', 0.5));
		expect(initial('range', 'min: 0\nmax: 1\nstep: 0.1\ndefault: 0')).toEqual(single('DOUBLE', 0));
		expect(initial('number', 'default: 3')).toEqual(single('DOUBLE', 3));
		expect(initial('number', 'step: 1\ndefault: 3')).toEqual(single('BIGINT', 3));
		expect(initial('number', '')).toEqual(single('DOUBLE', null));
	});

	it('gives the other inputs their types', () => {
		expect(initial('text', '')).toEqual(single('VARCHAR', null));
		expect(initial('text', 'default: 2021')).toEqual(single('VARCHAR', '2021'));
		expect(initial('checkbox', '')).toEqual(single('BOOLEAN', false));
		expect(initial('date', 'default: 2021-09-30')).toEqual(single('DATE', '2021-09-30'));
		expect(initial('multiselect', 'options: [a, b]\ndefault: [b, b]')).toEqual(list('VARCHAR', 'b'));
		expect(initial('multiselect', 'options: [1, 2]')).toEqual(list('BIGINT'));
	});

	it.each<[InputType, string, string, string]>([
		['text', 'lable: a', 'did you mean "label"', 'lable'],
		['range', 'min: 5\nmax: 1', 'must not be less', '1'],
		['range', 'min: 0\nmax: 9\nstep: 0', 'more than 0', '0'],
		['range', 'min: 0\nmax: .inf', 'must be a number', '.inf'],
		['range', 'min: 0\nmax: 1\ndefault: 2', 'within the limits', '2'],
		['range', 'min: 0.5\nmax: 3\nstep: 1', 'must be whole too', '1'],
		['number', 'default: many', 'must be a number', 'many'],
		['number', 'step: 1\ndefault: 1.5', 'whole number', '1.5'],
		['select', 'options: [[1]]', 'must be a value', '[[1]]'],
		['select', 'options: [a]\ndefault: b', 'none of the options: a', 'b'],
		['checkbox', 'default: maybe', 'true or false', 'maybe'],
		['date', 'default: 2021-02-30', 'a day such as', '2021-02-30'],
		['date', 'min: 2021-01-01\ndefault: 2020-01-01', 'not between', '2020-01-01'],
		['text', 'default: &a [*a]', 'not supported', '*a'],
		['text', 'label: "x', 'YAML', '']
	])('%s %j is an error at its place', (type, body, message, place) => {
		const { spec, errors } = parseInput(type, 'p', body);
		expect(spec).toBeNull();
		const error = errors.find(({ message: { en } }) => en.includes(message));
		if (place !== '') expect(body.slice(error?.span?.start, error?.span?.end).trim()).toBe(place);
		expect(errors.map(({ message: { en } }) => en).join()).toContain(message);
	});

	it('asks for what is missing', () => {
		expect(parseInput('select', 'p', '').errors[0]?.message.en).toContain('"options" is missing');
		expect(parseInput('range', 'p', 'min: 1').errors[0]?.message.en).toContain('"max" is missing');
	});

	it('takes any text without throwing: an input or errors', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc
				.array(
					fc.constantFrom('options: ', '[', '{', 'a', '\n', '  - ', 'default: ', '&x', '*x', '"', '|', '1')
				)
				.map((parts) => parts.join(''))
		);
		fc.assert(
			fc.property(fc.constantFrom(...INPUT_TYPES), text, (type, body) => {
				const { spec, errors } = parseInput(type, 'p', body);
				expect(spec === null).toBe(errors.length > 0);
				if (spec === null) return;
				const value = defaultValue(spec, choices(spec));
				expect(sameValue(parseValue('p', spec, choices(spec), formatValue(value)), value)).toBe(true);
			}),
			{ numRuns: 1000 }
		);
		expect(parseInput('text', 'p', '['.repeat(20_000)).spec).toBeNull();
	});
});

describe('values of links and commands', () => {
	it('are read by the type of the input; empty is null', () => {
		const hostile = "x'; DROP TABLE tasks; -- $p {{a}}\n\u0000";
		expect(bound('text', '', hostile)).toEqual(single('VARCHAR', hostile));
		expect(bound('select', 'options: [a]', hostile)).toEqual(single('VARCHAR', hostile));
		expect(bound('text', 'default: a', '')).toEqual(single('VARCHAR', null));
		expect(bound('number', 'step: 1', '9007199254740993')).toEqual(single('BIGINT', 9007199254740993n));
		expect(bound('number', '', '1e3')).toEqual(single('DOUBLE', 1000));
		expect(bound('checkbox', '', '1')).toEqual(single('BOOLEAN', true));
		expect(bound('date', '', '2024-02-29')).toEqual(single('DATE', '2024-02-29'));
		expect(bound('multiselect', 'options: [a, b]', 'a', "b'")).toEqual(list('VARCHAR', 'a', "b'"));
		expect(bound('multiselect', 'options: [a, b]', '')).toEqual(list('VARCHAR'));
	});

	it.each<[InputType, string, string[]]>([
		['number', '', ['many']],
		['number', '', ['0x10']],
		['number', '', ['1e999']],
		['number', 'step: 1', ['1.5']],
		['number', 'step: 1', ['99999999999999999999']],
		['number', 'max: 5', ['6']],
		['range', 'min: 0\nmax: 5', ['-1']],
		['range', 'min: 0\nmax: 5', ['']],
		['checkbox', '', ['perhaps']],
		['date', '', ['2023-02-29']],
		['date', 'min: 2021-01-01', ['2020-12-31']],
		['text', '', ['a', 'b']],
		['select', 'options: [1, 2]', ['一']]
	])('%s %j refuses %j and names the parameter', (type, body, texts) => {
		expect(() => bound(type, body, ...texts)).toThrow(InputError);
		expect(() => bound(type, body, ...texts)).toThrow('"p"');
	});

	it('come back from what a link writes', () => {
		const specs = [
			input('text', ''),
			input('number', 'step: 1'),
			input('number', ''),
			input('checkbox', ''),
			input('date', ''),
			input('select', 'options: [a, ""]'),
			input('multiselect', 'options: [a]'),
			input('multiselect', 'options: [1.5]')
		];
		const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.double().map(String), fc.bigInt().map(String));
		fc.assert(
			fc.property(fc.constantFrom(...specs), fc.array(text, { maxLength: 3 }), (spec, texts) => {
				let value;
				try {
					value = parseValue('p', spec, choices(spec), texts);
				} catch (thrown) {
					expect(thrown).toBeInstanceOf(InputError);
					return;
				}
				expect(sameValue(parseValue('p', spec, choices(spec), formatValue(value)), value)).toBe(true);
			}),
			{ numRuns: 1000 }
		);
	});

	it('are shown among the options even where they are none', () => {
		const spec = input('multiselect', 'options: [a]');
		const value = parseValue('p', spec, choices(spec), ['b', 'a']);
		expect(shownOptions(spec, choices(spec), value).map((option) => option.value)).toEqual(['a', 'b']);
	});

	it('know the days of the calendar', () => {
		expect(['2024-02-29', '0001-01-01', '9999-12-31'].every(isDay)).toBe(true);
		expect(['2023-02-29', '2023-13-01', '2023-1-1', '20230101', '0000-01-01', ''].some(isDay)).toBe(false);
	});
});
