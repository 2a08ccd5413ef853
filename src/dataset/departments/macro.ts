import { quote } from '../../schema/comments.ts';
import type { DepartmentReference } from './reference.ts';

const LONGEST_PLACE = 9;

/**
 * The SQL macro `department_family(n)`: the family of a body's name, with or without the level or place before it,
 * NULL where no entry of the reference knows it. It looks in the order in which `Directory` looks;
 * a test compares the two over every name of the corpus.
 */
export function departmentFamilyStatements(reference: DepartmentReference): string[] {
	const names = mapLiteral(reference.departments.map(({ family, names }) => ({ family, names })));
	const zones = mapLiteral(reference.zones.map(({ family, names }) => ({ family, names })));
	const places = mapLiteral(
		reference.places.map(({ family, name, short }) => ({ family, names: [name, ...short] }))
	);
	const bare = `regexp_replace(regexp_replace(n, '(管理委员会|管委会)$', ''), '党工委$', '')`;
	const parts = [
		`${places}[regexp_replace(n, '(人民)?政府$', '')]`,
		maskedPart(reference),
		`department_stem_family(n, ${names})`,
		collectivePart(reference),
		`department_stem_family(${bare}, ${zones})`,
		endingPart(reference)
	];
	return [
		`CREATE OR REPLACE MACRO department_stem_family(n, known) AS ${stemLookup(reference)}`,
		`CREATE OR REPLACE MACRO department_family(n) AS coalesce(${parts.join(', ')})`,
		`COMMENT ON MACRO department_stem_family IS ${quote('去掉级别或地名后查名称 | looks a name up without the level or place before it')}`
	];
}

function mapLiteral(
	entries: readonly { readonly family: string; readonly names: readonly string[] }[]
): string {
	const pairs = new Map<string, string>();
	for (const { family, names } of entries) {
		// As in `Directory`, a later entry of the same name wins.
		for (const name of names) pairs.set(name, family);
	}
	return `MAP {${[...pairs].map(([name, family]) => `${quote(name)}: ${quote(family)}`).join(', ')}}`;
}

/** The name itself, without its level, then without ever longer places. */
function stemLookup(reference: DepartmentReference): string {
	const levels = `(${reference.prefixes.map(quote).join(', ')})`;
	const suffixes = quote(`.(${reference.placeSuffixes.join('|')})$`);
	return `list_filter(
	list_concat(
		[known[n], CASE WHEN n[1] IN ${levels} THEN known[n[2:]] END],
		list_transform(range(2, ${LONGEST_PLACE + 1}), lambda i: CASE WHEN regexp_matches(n[1:i], ${suffixes}) THEN known[n[i + 1:]] END)
	),
	lambda found: found IS NOT NULL
)[1]`;
}

function maskedPart({ masked }: DepartmentReference): string {
	const ends = masked.endings.map((ending) => `ends_with(n, ${quote(ending)})`).join(' OR ');
	return `CASE WHEN starts_with(n, ${quote(masked.mark)}) AND (${ends}) THEN ${quote(masked.family)} END`;
}

function anyOf(condition: (word: string) => string, words: readonly string[]): string {
	return words.map(condition).join(' OR ');
}

function collectivePart({ collective }: DepartmentReference): string {
	const contains = (word: string): string => `contains(n, ${quote(word)})`;
	const is = `n IN (${collective.whole.map(quote).join(', ')}) OR ${anyOf(contains, collective.markers)}`;
	const branches = collective.families.map(
		({ family, words }) => `WHEN ${anyOf(contains, words)} THEN ${quote(family)}`
	);
	return `CASE WHEN ${is} THEN CASE ${branches.join(' ')} END END`;
}

function endingPart({ endings }: DepartmentReference): string {
	const bare = `regexp_replace(regexp_replace(n, '(股份)?(有限)?(责任)?公司$', ''), '(党工委)?(管理委员会|管委会)$', '')`;
	const branches = endings.map((entry) => {
		const begins = entry.beginnings.map((word) => `starts_with(n, ${quote(word)})`);
		const ends = entry.endings.flatMap((word) => [
			`ends_with(n, ${quote(word)})`,
			`ends_with(${bare}, ${quote(word)})`
		]);
		return `WHEN ${[...begins, ...ends].join(' OR ')} THEN ${quote(entry.family)}`;
	});
	return `CASE ${branches.join(' ')} END`;
}
