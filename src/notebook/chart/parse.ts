import { bodyError, type CellError } from '../cell-error.ts';
import { suggestion } from '../suggest.ts';
import { readMapping, type YamlEntry, type YamlValue } from '../yaml.ts';
import {
	AGGREGATES,
	type Aggregate,
	type ChartSpec,
	type ChartValue,
	type ClickSpec,
	type MarkSpec
} from './spec.ts';
import {
	MARK_OPTIONS,
	MARKS,
	OWN_KEYS,
	PLOT_OPTIONS,
	POSITION_CHANNELS,
	SCALE_OPTIONS,
	SCALES,
	STYLE_CHANNELS
} from './vocabulary.ts';

const MARK_KEYS = new Set([...POSITION_CHANNELS, ...STYLE_CHANNELS, ...MARK_OPTIONS]);
const PLOT_KEYS = new Set([...PLOT_OPTIONS, ...SCALES]);
const SCALE_KEYS = new Set(SCALE_OPTIONS);
const SCALE_NAMES = new Set(SCALES);
const MARK_NAMES = new Set(MARKS);
const CLICK_KEYS = new Set(['parameter', 'value']);

interface Mapping {
	readonly [key: string]: YamlValue;
}

function isMapping(value: YamlValue): value is Mapping {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers of YAML that do not fit a double are of no use to a drawing; they are rounded. */
function literal(value: YamlValue): ChartValue {
	if (typeof value === 'bigint') return Number(value);
	if (Array.isArray(value)) return value.map(literal);
	if (isMapping(value)) {
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, literal(inner)]));
	}
	return value as Exclude<YamlValue, bigint | Mapping | readonly YamlValue[]>;
}

/**
 * Reads the body of a chart cell. Two forms: one mark with its channels and options beside those of the plot, or
 * `marks`, a list of such marks. In the first form a key that both have belongs to the plot where it is one of the
 * plot's own options (title, width) or a mapping (`x: {label: …}`), and to the mark otherwise (`x: behind`).
 * `spec` is null where there is an error.
 */
export function parseChart(body: string): { spec: ChartSpec | null; errors: readonly CellError[] } {
	const { entries, problems } = readMapping(body);
	const errors: CellError[] = problems.map(({ message, span }) => ({ message, part: 'body', span }));
	const marks: MarkSpec[] = [];
	const plot: Record<string, ChartValue> = {};
	const single: Record<string, ChartValue> = {};
	let mark: string | null = null;
	let data: readonly ChartValue[] | null = null;
	let click: ClickSpec | null = null;
	let aggregate: Aggregate | null = null;
	let labels = false;
	let rule: number | null = null;
	const hasList = entries.some(({ key }) => key === 'marks');
	for (const entry of entries) {
		const { key, value } = entry;
		const address = addressIn(value);
		if (address !== null) {
			const zh = `图表里不能引用地址：${address}`;
			errors.push(bodyError(zh, `a chart must not refer to an address: ${address}`, entry.valueSpan));
		}
		if (key === 'mark') mark = markName(value, entry, errors);
		else if (key === 'marks') marks.push(...markList(entry, errors));
		else if (key === 'click') click = clickOf(value, entry, errors);
		else if (key === 'aggregate') aggregate = aggregateOf(value, entry, errors);
		else if (key === 'labels') labels = labelsOf(value, entry, errors);
		else if (key === 'rule') rule = ruleOf(value, entry, errors);
		else if (key === 'data' && !hasList) data = dataOf(value, entry, errors);
		else if (PLOT_KEYS.has(key) && (hasList || PLOT_OPTIONS.includes(key) || isMapping(value))) {
			if (SCALE_NAMES.has(key)) checkKeys(value, SCALE_KEYS, `${key}.`, entry, errors);
			plot[key] = literal(value);
		} else if (!hasList && MARK_KEYS.has(key)) single[key] = literal(value);
		else {
			const known = hasList
				? new Set([...PLOT_KEYS, ...OWN_KEYS])
				: new Set([...PLOT_KEYS, ...MARK_KEYS, 'mark', 'marks', ...OWN_KEYS]);
			errors.push(unknownKey(key, known, entry.keySpan));
		}
	}
	if (hasList && mark !== null) {
		errors.push(bodyError('mark 与 marks 只能写一个', 'write either mark or marks, not both', null));
	} else if (!hasList && mark !== null) {
		marks.unshift({ mark, options: single, data });
	}
	const [first] = marks;
	if (first && rule !== null) marks.push(ruleMark(first, rule));
	if (marks.length === 0 && errors.length === 0) {
		errors.push(
			bodyError('图表要写明 mark，例如 mark: barX', 'a chart needs a mark, for example mark: barX', null)
		);
	}
	const spec: ChartSpec = {
		marks,
		plot,
		...(click && { click }),
		...(aggregate && { aggregate }),
		...(labels && { labels })
	};
	return { spec: errors.length === 0 ? spec : null, errors };
}

/** `click: {parameter: domain, value: domain}`; without `value`, the column is called as the parameter is. */
function clickOf(value: YamlValue, entry: YamlEntry, errors: CellError[]): ClickSpec | null {
	checkKeys(value, CLICK_KEYS, 'click.', entry, errors);
	const { parameter, value: column = parameter } = isMapping(value) ? value : {};
	if (typeof parameter === 'string' && typeof column === 'string') return { parameter, value: column };
	errors.push(
		bodyError(
			'click 要写成 {parameter: 输入的名称, value: 列名}',
			'write click as {parameter: name of an input, value: name of a column}',
			entry.valueSpan
		)
	);
	return null;
}

function aggregateOf(value: YamlValue, entry: YamlEntry, errors: CellError[]): Aggregate | null {
	const known = AGGREGATES.find((each) => each === value);
	if (known) return known;
	errors.push(
		bodyError(
			`aggregate 可以是 ${AGGREGATES.join('、')}`,
			`aggregate is one of ${AGGREGATES.join(', ')}`,
			entry.valueSpan
		)
	);
	return null;
}

function labelsOf(value: YamlValue, entry: YamlEntry, errors: CellError[]): boolean {
	if (typeof value === 'boolean') return value;
	errors.push(bodyError('labels 要写成 true 或 false', 'labels is true or false', entry.valueSpan));
	return false;
}

/** `rule: 0.75`: a target or a limit. */
function ruleOf(value: YamlValue, entry: YamlEntry, errors: CellError[]): number | null {
	if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
	errors.push(
		bodyError(
			'rule 要写成一个数，例如 rule: 0.75',
			'rule is a number, for example rule: 0.75',
			entry.valueSpan
		)
	);
	return null;
}

/** A line across the axis that the chart measures along. */
function ruleMark({ mark }: MarkSpec, at: number): MarkSpec {
	const options = { stroke: 'currentColor', strokeDasharray: '5 3' };
	return { mark: mark.endsWith('X') ? 'ruleX' : 'ruleY', options, data: [at] };
}

/** The first text in `value` that a browser could take for an address to load, or null. */
function addressIn(value: YamlValue): string | null {
	if (typeof value === 'string') return /(?:url|image-set)\s*\(/i.test(value) ? value : null;
	if (typeof value !== 'object' || value === null) return null;
	const found = Object.values(value).map((inner: YamlValue) => addressIn(inner));
	return found.find((address) => address !== null) ?? null;
}

function unknownKey(key: string, known: Iterable<string>, span: YamlEntry['keySpan']): CellError {
	const near = suggestion(key.replace(/^.*\./, ''), known);
	return bodyError(`图表没有“${key}”这个选项${near.zh}`, `a chart has no option "${key}"${near.en}`, span);
}

function markName(value: YamlValue, entry: YamlEntry, errors: CellError[]): string | null {
	if (typeof value === 'string' && MARK_NAMES.has(value)) return value;
	const name = typeof value === 'string' ? value : JSON.stringify(literal(value));
	const near = suggestion(name, MARKS);
	errors.push(
		bodyError(`没有“${name}”这种图形${near.zh}`, `there is no mark "${name}"${near.en}`, entry.valueSpan)
	);
	return null;
}

function dataOf(value: YamlValue, entry: YamlEntry, errors: CellError[]): readonly ChartValue[] | null {
	if (Array.isArray(value)) return value.map(literal);
	errors.push(bodyError('data 要写成列表', 'data must be a list', entry.valueSpan));
	return null;
}

/** The marks of a list: each a mapping with `mark`, or only the mark's name. */
function markList(entry: YamlEntry, errors: CellError[]): MarkSpec[] {
	if (!Array.isArray(entry.value)) {
		errors.push(bodyError('marks 要写成列表', 'marks must be a list', entry.valueSpan));
		return [];
	}
	return entry.value.flatMap((item: YamlValue): MarkSpec[] => {
		const mapping = typeof item === 'string' ? { mark: item } : item;
		if (!isMapping(mapping) || mapping['mark'] === undefined) {
			errors.push(
				bodyError('marks 的每一项都要有 mark', 'every item of marks needs a mark', entry.valueSpan)
			);
			return [];
		}
		const { mark: named, data: given, ...rest } = mapping;
		const mark = markName(named ?? null, entry, errors);
		const data = given === undefined ? null : dataOf(given, entry, errors);
		checkKeys(rest, MARK_KEYS, '', entry, errors);
		const options = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, literal(value)]));
		return mark === null ? [] : [{ mark, options, data }];
	});
}

function checkKeys(
	value: YamlValue,
	known: ReadonlySet<string>,
	prefix: string,
	entry: YamlEntry,
	errors: CellError[]
): void {
	if (!isMapping(value)) return;
	for (const key of Object.keys(value)) {
		if (!known.has(key)) errors.push(unknownKey(`${prefix}${key}`, known, entry.valueSpan));
	}
}
