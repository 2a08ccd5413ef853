import type { Directory } from './directory.ts';
import type { DepartmentReference } from './reference.ts';

const SPACE_BETWEEN_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const SPACES = /\s+/gu;
const TRAILING = /[、,，。；;:：]+$/u;
const REMARK = /[（(][^（()）]*[)）]$/u;

/** `raw` without line wraps inside words, without a remark in brackets, without a mark at its end. */
export function tidyName(raw: string): string {
	const joined = raw.replace(SPACE_BETWEEN_HAN, '').replace(SPACES, ' ').trim().replace(TRAILING, '');
	const bare = joined.replace(REMARK, '').trim();
	// 12345 公共服务中心: spaces beside figures are typesetting too.
	return (bare === '' ? joined : bare).replace(/\s*(\d+)\s*/gu, '$1');
}

/**
 * The names of one list (the leads, or the co-responsible bodies, of one task) in full.
 * A list drops the level after the first name (市发改委、科技局); it is restored only where another name of the same
 * list shows it. Bodies that carry their city's name get it, abbreviated counties get 县 or 区.
 * Companies, schools, party and collective bodies stay as printed.
 */
export function normaliseList(
	raws: readonly string[],
	city: string | null,
	directory: Directory,
	reference: DepartmentReference
): string[] {
	const names = raws.map(tidyName);
	const level = commonLevel(names, directory);
	return names.map((name) => {
		const place = reference.places.find(
			(entry) => entry.short.includes(name) && (city === null || city === entry.city)
		);
		if (place) return place.name;
		if (city !== null && reference.cityNamed.includes(name)) return `${city}${name}`;
		return level !== null && dropsLevel(name, city, directory, reference) ? `${level}${name}` : name;
	});
}

function commonLevel(names: readonly string[], directory: Directory): string | null {
	for (const name of names) {
		const level = directory.levelOf(name);
		if (level !== null) return level;
	}
	return null;
}

const RESTORED = new Set(['department', 'mass_organisation', 'vertical', 'court', 'institution', 'other']);

function dropsLevel(
	name: string,
	city: string | null,
	directory: Directory,
	reference: DepartmentReference
): boolean {
	if (reference.cityNamed.includes(name) || reference.neverPrefixed.includes(name)) return false;
	if (directory.isBareName(name)) return RESTORED.has(directory.identify(name, city).kind);
	const startsWithLevel = reference.prefixes.some((prefix) => name.startsWith(prefix));
	const startsWithPlace = reference.placeSuffixes.some((suffix) => name.slice(1, 5).includes(suffix));
	const startsWithCity = city !== null && name.startsWith(city);
	return !startsWithLevel && !startsWithPlace && !startsWithCity && directory.endsLikeUnknownDepartment(name);
}
