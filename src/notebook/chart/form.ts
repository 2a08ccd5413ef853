import { AGGREGATES, type Aggregate } from './spec.ts';
import { isMap, isScalar, isSeq, parseDocument, type Document, type Pair, type YAMLMap } from 'yaml';

/**
 * The part of a chart that a form can show. A field is null where it is not set, and `'custom'` is in `custom` where
 * the YAML says more about it than the form can.
 */
export interface ChartForm {
	readonly mark: string | null;
	readonly x: string | null;
	readonly y: string | null;
	/** the column of `fill`, or of `stroke` for marks drawn in lines */
	readonly colour: string | null;
	/** the column of `fx`: small multiples */
	readonly facet: string | null;
	/** the order of the categories: by the length of their bars, largest or smallest first */
	readonly sort: 'descending' | 'ascending' | null;
	/** bars and areas as shares of their stack */
	readonly share: boolean;
	/** how rows that are drawn at the same place become one; null: each row by itself */
	readonly aggregate: Aggregate | null;
	/** whether each shape's value stands at it */
	readonly labels: boolean;
	/** where a line marks a target or a limit */
	readonly rule: number | null;
	/** the input that takes what a click picks */
	readonly click: string | null;
	/** whether values show under the pointer; null leaves it to the mark */
	readonly tip: boolean | null;
	readonly title: string | null;
	readonly subtitle: string | null;
}

export type ChartField = keyof ChartForm;

/** A form and what it cannot show. */
export interface ReadForm {
	readonly form: ChartForm;
	/** fields that the YAML sets in a way that only the code can change */
	readonly custom: ReadonlySet<ChartField>;
}

const FIELDS = [
	'mark',
	'x',
	'y',
	'colour',
	'facet',
	'sort',
	'share',
	'aggregate',
	'labels',
	'rule',
	'click',
	'tip',
	'title',
	'subtitle'
] as const;
/** Marks whose colour is a line's. */
const LINED = /^(line|dot|rule|tick|link|vector|arrow|contour)/;

type Place = { readonly map: YAMLMap; readonly pair: Pair | null; readonly key: string };

/** The map with the mark's options: the first of `marks`, or the whole body. */
function mapsOf(document: Document): { root: YAMLMap; mark: YAMLMap } | null {
	const root = document.contents;
	if (!isMap(root)) return null;
	const marks = root.get('marks');
	const [first] = isSeq(marks) ? marks.items : [];
	return { root, mark: isMap(first) ? first : root };
}

function pairOf(map: YAMLMap, key: string): Pair | null {
	return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key) ?? null;
}

/** Where `field` stands, or would stand. */
function placeOf(field: ChartField, maps: { root: YAMLMap; mark: YAMLMap }, mark: string | null): Place {
	const at = (map: YAMLMap, key: string): Place => ({ map, key, pair: pairOf(map, key) });
	switch (field) {
		case 'colour': {
			const [usual, other] = LINED.test(mark ?? '') ? ['stroke', 'fill'] : ['fill', 'stroke'];
			const [first, second] = [at(maps.mark, usual), at(maps.mark, other)];
			return first.pair === null && second.pair !== null ? second : first;
		}
		case 'facet':
			return at(maps.mark, 'fx');
		case 'share':
			return at(maps.mark, 'offset');
		case 'title':
		case 'subtitle':
		case 'aggregate':
		case 'labels':
		case 'rule':
		case 'click':
			return at(maps.root, field);
		default:
			return at(maps.mark, field);
	}
}

function plainOf(pair: Pair | null): unknown {
	if (pair === null) return undefined;
	const { value } = pair;
	if (isScalar(value)) return value.value;
	if (isMap(value)) return value.toJSON();
	return value === null ? null : Symbol('other');
}

/** What the YAML of a chart says, as far as a form can show it; null where it is no mapping. */
export function readForm(body: string): ReadForm | null {
	const document = parseDocument(body, { schema: 'core', prettyErrors: false });
	if (document.errors.length > 0) return null;
	const maps = mapsOf(document);
	const custom = new Set<ChartField>();
	const empty: ChartForm = {
		mark: null,
		x: null,
		y: null,
		colour: null,
		facet: null,
		sort: null,
		share: false,
		aggregate: null,
		labels: false,
		rule: null,
		click: null,
		tip: null,
		title: null,
		subtitle: null
	};
	if (maps === null) return document.contents === null ? { form: empty, custom } : null;
	const value = (field: ChartField, mark: string | null): unknown =>
		plainOf(placeOf(field, maps, mark).pair) ?? null;
	const text = (field: ChartField, mark: string | null = null): string | null => {
		const found = value(field, mark);
		if (typeof found === 'string' || found === null) return found;
		if (typeof found === 'number') return String(found);
		custom.add(field);
		return null;
	};
	const mark = text('mark');
	const band = bandOf(mark);
	const sort = value('sort', mark);
	const order = (['descending', 'ascending'] as const).find((each) => same(sort, sortValue(each, band)));
	if (sort !== null && order === undefined) custom.add('sort');
	const offset = value('share', mark);
	if (offset !== null && offset !== 'normalize') custom.add('share');
	const given = value('aggregate', mark);
	const aggregate = AGGREGATES.find((each) => each === given) ?? null;
	if (given !== null && aggregate === null) custom.add('aggregate');
	const labels = value('labels', mark);
	if (labels !== null && typeof labels !== 'boolean') custom.add('labels');
	const rule = value('rule', mark);
	if (rule !== null && typeof rule !== 'number') custom.add('rule');
	const click = value('click', mark);
	const parameter = clickedBy(click);
	if (click !== null && parameter === null) custom.add('click');
	const tip = value('tip', mark);
	if (tip !== null && typeof tip !== 'boolean') custom.add('tip');
	return {
		form: {
			mark,
			x: text('x'),
			y: text('y'),
			colour: text('colour', mark),
			facet: text('facet'),
			sort: order ?? null,
			share: offset === 'normalize',
			aggregate,
			labels: labels === true,
			rule: typeof rule === 'number' ? rule : null,
			click: parameter,
			tip: typeof tip === 'boolean' ? tip : null,
			title: text('title'),
			subtitle: text('subtitle')
		},
		custom
	};
}

function clickedBy(click: unknown): string | null {
	const given: unknown = typeof click === 'object' && click !== null ? Reflect.get(click, 'parameter') : null;
	return typeof given === 'string' ? given : null;
}

/** The axis of a mark's categories. */
function bandOf(mark: string | null): 'x' | 'y' {
	return mark?.endsWith('X') ? 'y' : 'x';
}

function sortValue(order: 'descending' | 'ascending', band: 'x' | 'y'): Readonly<Record<string, string>> {
	const length = band === 'x' ? 'y' : 'x';
	return { [band]: order === 'descending' ? `-${length}` : length };
}

function same(left: unknown, right: Readonly<Record<string, string>>): boolean {
	return JSON.stringify(left) === JSON.stringify(right);
}

/** Text that YAML reads back as it is, without quotes. */
const BARE = /^(?!(?:true|false|null)$)-?[\p{L}_](?:[\p{L}\p{N}_ ./+-]*[\p{L}\p{N}_])?$/iu;

/** A value as YAML on one line. */
export function yamlText(value: unknown): string {
	if (typeof value === 'string') return BARE.test(value) ? value : JSON.stringify(value);
	if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
	if (Array.isArray(value)) return `[${value.map(yamlText).join(', ')}]`;
	return `{${Object.entries(value)
		.map(([key, inner]) => `${yamlText(key)}: ${yamlText(inner)}`)
		.join(', ')}}`;
}

/**
 * `body` with the fields of `form` that differ from what it says, each changed where it stands; everything else stays
 * byte for byte. Fields that only the code can change are left alone.
 */
export function writeForm(body: string, form: ChartForm): string {
	let text = body;
	const custom = readForm(body)?.custom;
	for (const field of FIELDS) if (custom && !custom.has(field)) text = writeField(text, field, form);
	return text;
}

function writeField(body: string, field: ChartField, form: ChartForm): string {
	const now = readForm(body);
	if (now === null) return body;
	// A sort of another mark's axis is no longer one that the form knows, and a colour may be under another key.
	const stale = now.custom.has(field) || (field === 'colour' && misplaced(body, form));
	if (now.form[field] === form[field] && !stale) return body;
	const value = valueOf(field, form);
	const document = parseDocument(body, { schema: 'core', prettyErrors: false });
	const maps = mapsOf(document);
	if (maps === null) {
		return value === undefined ? body : `${keyOf(field, form)}: ${yamlText(value)}\n${body}`.trimEnd();
	}
	const place = placeOf(field, maps, form.mark);
	if (value === undefined) return place.pair ? removed(body, place.map, place.pair) : body;
	if (!place.pair) return added(body, place.map, keyOf(field, form), value);
	const key = isScalar(place.pair.key) ? place.pair.key.range : null;
	const renamed = field === 'colour' && key ? keyOf(field, form) : null;
	const changed = replaced(body, place.pair, value);
	return renamed !== null && key ? changed.slice(0, key[0]) + renamed + changed.slice(key[1]) : changed;
}

/** Whether the colour is under the key of another kind of mark. */
function misplaced(body: string, form: ChartForm): boolean {
	const maps = mapsOf(parseDocument(body, { schema: 'core', prettyErrors: false }));
	if (maps === null || form.colour === null) return false;
	const [fill, stroke] = [pairOf(maps.mark, 'fill'), pairOf(maps.mark, 'stroke')];
	return keyOf('colour', form) === 'fill'
		? fill === null && stroke !== null
		: stroke === null && fill !== null;
}

function keyOf(field: ChartField, form: ChartForm): string {
	if (field === 'colour') return LINED.test(form.mark ?? '') ? 'stroke' : 'fill';
	if (field === 'facet') return 'fx';
	return field === 'share' ? 'offset' : field;
}

/** The value of a field in YAML; undefined: the key goes. */
function valueOf(field: ChartField, form: ChartForm): unknown {
	if (field === 'sort') return form.sort === null ? undefined : sortValue(form.sort, bandOf(form.mark));
	if (field === 'share') return form.share ? 'normalize' : undefined;
	if (field === 'labels') return form.labels || undefined;
	if (field === 'click') return clickValue(form);
	return form[field] ?? undefined;
}

/** What is picked is the category that a shape stands for. */
function clickValue(form: ChartForm): unknown {
	if (form.click === null) return undefined;
	const column = form[bandOf(form.mark)];
	return column === null || column === form.click
		? { parameter: form.click }
		: { parameter: form.click, value: column };
}

function rangeOf(node: unknown): readonly [number, number] | null {
	if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
		return null;
	const [start, end]: readonly unknown[] = node.range;
	return typeof start === 'number' && typeof end === 'number' ? [start, end] : null;
}

function replaced(body: string, pair: Pair, value: unknown): string {
	const range = rangeOf(pair.value);
	const key = rangeOf(pair.key);
	if (range && range[1] > range[0]) {
		const end = body.slice(range[0], range[1]).trimEnd().length + range[0];
		return body.slice(0, range[0]) + yamlText(value) + body.slice(end);
	}
	const colon = body.indexOf(':', key?.[1] ?? 0) + 1;
	return `${body.slice(0, colon)} ${yamlText(value)}${body.slice(colon)}`;
}

function added(body: string, map: YAMLMap, key: string, value: unknown): string {
	const entry = `${key}: ${yamlText(value)}`;
	const first = map.items[0];
	const start = rangeOf(first?.key)?.[0];
	if (start === undefined) {
		const at = rangeOf(map)?.[0] ?? 0;
		return map.flow ? `${body.slice(0, at + 1)}${entry}${body.slice(at + 1)}` : `${entry}\n${body}`;
	}
	if (map.flow) return `${body.slice(0, start)}${entry}, ${body.slice(start)}`;
	// After the mark, which reads best first; else before everything.
	const mark = rangeOf(pairOf(map, 'mark')?.value);
	const column = start - (body.lastIndexOf('\n', start - 1) + 1);
	const indent = ' '.repeat(column);
	if (!mark) return `${body.slice(0, start)}${entry}\n${indent}${body.slice(start)}`;
	const line = body.indexOf('\n', mark[1]);
	const end = line < 0 ? body.length : line;
	return `${body.slice(0, end)}\n${indent}${entry}${body.slice(end)}`;
}

function removed(body: string, map: YAMLMap, pair: Pair): string {
	const at = map.items.indexOf(pair);
	const start = rangeOf(pair.key)?.[0] ?? 0;
	const next = rangeOf(map.items[at + 1]?.key)?.[0];
	const end = rangeOf(pair.value)?.[1] ?? rangeOf(pair.key)?.[1] ?? start;
	if (map.flow) {
		if (next !== undefined) return body.slice(0, start) + body.slice(next);
		const before = body.slice(0, start).replace(/,\s*$/, '');
		return before + body.slice(Math.max(end, start));
	}
	const lineStart = body.lastIndexOf('\n', start - 1) + 1;
	// The first of a list's item keeps its dash.
	if (/\S/.test(body.slice(lineStart, start)))
		return next === undefined ? body : body.slice(0, start) + body.slice(next);
	const valueEnd = start + body.slice(start, Math.max(end, start)).trimEnd().length;
	const lineEnd = body.indexOf('\n', valueEnd);
	if (lineEnd < 0) return body.slice(0, Math.max(0, lineStart - 1));
	return body.slice(0, lineStart) + body.slice(lineEnd + 1);
}

/** `body` with another input for its click to choose; the column stays, also where it was only implied. */
export function withClickParameter(body: string, name: string): string {
	const { contents } = parseDocument(body, { schema: 'core', prettyErrors: false });
	const click = isMap(contents) ? contents.get('click') : null;
	const pair = isMap(click) ? pairOf(click, 'parameter') : null;
	if (!isMap(click) || pair === null) return body;
	const before = plainOf(pair);
	// From the back, so that places in front stay.
	const changed = replaced(body, pair, name);
	if (pairOf(click, 'value') !== null || typeof before !== 'string') return changed;
	const range = rangeOf(pair.value);
	const end = (range?.[1] ?? 0) + yamlText(name).length - ((range?.[1] ?? 0) - (range?.[0] ?? 0));
	const column = (rangeOf(pair.key)?.[0] ?? 0) - (body.lastIndexOf('\n', rangeOf(pair.key)?.[0] ?? 0) + 1);
	const glue = click.flow ? ', ' : `\n${' '.repeat(column)}`;
	return `${changed.slice(0, end)}${glue}value: ${yamlText(before)}${changed.slice(end)}`;
}
