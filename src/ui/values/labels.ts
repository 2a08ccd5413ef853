import { localise, parseLocalised, type Language } from '../../base/localised.ts';
import type { ValueLabel } from '../../schema/column.ts';
import { tableNamed, TABLES } from '../../schema/tables.ts';
import { VIEWS } from '../../schema/views/index.ts';
import type { Messages } from '../i18n/messages.ts';

const RELATIONS = [...TABLES, ...VIEWS];

/** Codes of each column name that the schema lists, such as `status` → `behind` → its names. */
const CODES: ReadonlyMap<string, ReadonlyMap<string, ValueLabel>> = collectCodes();

/** Short Chinese nouns of the schema's columns, by name and whether numeric, where all agree on one or `tasks` says. */
const CHINESE: ReadonlyMap<string, string> = collectNames();

function collectCodes(): Map<string, Map<string, ValueLabel>> {
	const codes = new Map<string, Map<string, ValueLabel>>();
	for (const { columns } of RELATIONS) {
		for (const column of columns) {
			if (!column.values) continue;
			const known = codes.get(column.name) ?? new Map<string, ValueLabel>();
			for (const label of column.values) known.set(label.value, label);
			codes.set(column.name, known);
		}
	}
	return codes;
}

function collectNames(): Map<string, string> {
	const names = new Map<string, string>();
	const several = new Set<string>();
	for (const column of RELATIONS.flatMap(({ columns }) => columns)) {
		const key = nameKey(column.name, column.type === 'integer' || column.type === 'double');
		const known = names.get(key);
		if (known !== undefined && known !== column.label) several.add(key);
		names.set(key, column.label);
	}
	for (const key of several) names.delete(key);
	for (const column of tableNamed('tasks').columns) {
		names.set(nameKey(column.name, column.type === 'integer'), column.label);
	}
	return names;
}

function nameKey(name: string, numeric: boolean): string {
	return `${name.toLowerCase()} ${numeric ? 'number' : 'other'}`;
}

/** `snake_case` as words, for English headings: `lead_department` → `Lead department`. */
function words(name: string): string {
	const text = name.replaceAll('_', ' ');
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What heads a column in the page's language; the name itself where nobody gave it another. */
export function columnLabel(name: string, numeric: boolean, language: Language, messages: Messages): string {
	if (name.includes(' / ')) return localise(parseLocalised(name), language);
	const known = Reflect.get(messages.columns, name);
	if (typeof known === 'string') return known;
	const chinese = CHINESE.get(nameKey(name, numeric));
	if (chinese === undefined) return name;
	return language === 'en' ? words(name) : chinese;
}

/**
 * The name of a code in the page's language: `behind` under `status` reads 未达序时.
 * The same text for anything that the schema does not list.
 */
export function valueLabel(column: string, value: string, language: Language): string {
	const label = CODES.get(column.toLowerCase())?.get(value);
	return label ? localise(label, language) : value;
}

/** The codes of a column whose names in the page's language have `part`. */
export function codesNamed(column: string, part: string, language: Language): string[] {
	const wanted = part.toLowerCase();
	return [...(CODES.get(column.toLowerCase())?.values() ?? [])]
		.filter((label) => localise(label, language).toLowerCase().includes(wanted))
		.map(({ value }) => value);
}

/** Whether the schema lists codes for a column of this name. */
export function hasCodes(column: string): boolean {
	return CODES.has(column.toLowerCase());
}
