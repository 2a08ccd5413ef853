import type { Completion } from '@codemirror/autocomplete';
import { textLiteral } from '../../state/result-view.ts';
import type { KnownSource } from './known-columns.ts';
import type { SqlSupport } from './sql-support.ts';

/** Types whose values are written without quotation marks. */
const BARE = /^(BOOLEAN|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?)$/;

function literal(value: string, type: string): string {
	return BARE.test(type) ? value : textLiteral(value);
}

/** The values of the column at `path`, its qualifier first, where it has few: as SQL writes them. */
export async function valueOptions(
	path: readonly string[],
	sources: readonly KnownSource[],
	support: SqlSupport
): Promise<Completion[]> {
	const words = support.words();
	const name = path.at(-1)?.toLowerCase();
	const qualifier = path.length > 1 ? path[0]?.toLowerCase() : undefined;
	for (const source of sources) {
		if (qualifier !== undefined && source.alias.toLowerCase() !== qualifier) continue;
		const found = source.columns.find(({ column }) => column.name.toLowerCase() === name);
		if (!found) continue;
		const { column, relation } = found;
		const listed = column.values.map(({ value, zh, en }) => ({
			label: literal(value, column.type),
			type: 'constant',
			detail: words.describe({ zh, en }) ?? words.value
		}));
		if (listed.length > 0) return listed;
		if (relation === null) return [];
		const values = await support.values(relation, column.name);
		return values.map((value) => ({
			label: literal(value, column.type),
			type: 'constant',
			detail: words.value
		}));
	}
	return [];
}
