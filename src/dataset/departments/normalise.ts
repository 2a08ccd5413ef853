import type { Directory } from './directory.ts';
import type { DepartmentReference } from './reference.ts';

const SPACE_BETWEEN_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const SPACES = /\s+/gu;
const TRAILING = /[、,，。；;:：]+$/u;
const REMARK = /[（(][^（()）]*[)）]$/u;

/** `raw` without line wraps inside words, without a remark in brackets, without a mark at its end. */
export function tidyName(raw: string): string {
	const joined = raw.replace(SPACE_BETWEEN_HAN, '').replace(SPACES, ' ').trim().replace(TRAILING, '');
	// The brackets of a collective name (各县(市、区)) belong to it.
	const bare = joined.startsWith('各') ? joined : joined.replace(REMARK, '').trim();
	// 12345 公共服务中心: spaces beside figures are typesetting too.
	return (bare === '' ? joined : bare).replace(/\s*(\d+)\s*/gu, '$1');
}

/**
 * The names of one list (the leads, or the co-responsible bodies, of one task) in full.
 * A list drops the level after the first name (市发改委、科技局); it is restored only where another name of the same
 * list shows it. A body whose own name begins like a level (市场监管局) also takes it from the rest of the task's
 * bodies, `statement`: printed short, it looks as if it had one. Bodies that carry their city's name get it,
 * abbreviated counties get 县 or 区. Companies, schools, party and collective bodies stay as printed.
 */
export function normaliseList(
	raws: readonly string[],
	city: string | null,
	directory: Directory,
	reference: DepartmentReference,
	statement: readonly string[] = raws
): string[] {
	const names = raws.map(tidyName);
	const inList = commonLevel(names, directory);
	const inStatement = inList ?? commonLevel(statement.map(tidyName), directory);
	return names.map((name) => {
		const level = reference.prefixes.some((prefix) => name.startsWith(prefix)) ? inStatement : inList;
		const place = reference.places.find(
			(entry) => entry.short.includes(name) && (city === null || city === entry.city)
		);
		if (place) return place.name;
		if (city !== null && reference.cityNamed.includes(name)) return `${city}${name}`;
		return level !== null && dropsLevel(name, city, directory, reference) ? `${level}${name}` : name;
	});
}

/**
 * The city that the bodies of a document carry in their names (连云港海关), for a document that does not state it;
 * null where none or more than one does.
 */
export function cityOfBodies(raws: readonly string[], reference: DepartmentReference): string | null {
	const cities = new Set(
		raws.map(tidyName).flatMap((name) => {
			const body = reference.cityNamed.find((entry) => name.endsWith(entry));
			const place = body === undefined ? '' : name.slice(0, -body.length);
			return /^\p{Script=Han}{2,4}$/u.test(place) ? [place] : [];
		})
	);
	const [city = null, ...others] = cities;
	return others.length === 0 ? city : null;
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
	const startsWithCity = (city !== null && name.startsWith(city)) || directory.namesItsPlace(name);
	return !startsWithLevel && !startsWithPlace && !startsWithCity && directory.endsLikeUnknownDepartment(name);
}
