import { parseReport } from '../../src/documents/parse.ts';
import { parserReference } from '../reference.ts';
import { compare, f1, type Comparison } from './compare.ts';
import { mannerLabels, otherLabels, sourceLabels } from './labels.ts';

/** All labelled documents, parsed and compared. */
export function measure(): Comparison[] {
	return [...sourceLabels(), ...otherLabels()].map((document) =>
		compare(document, parseReport(document.text, parserReference))
	);
}

/** The excerpts in the manner of other documents, parsed and compared. */
export function measureManner(): Comparison[] {
	return mannerLabels().map((document) => compare(document, parseReport(document.text, parserReference)));
}

const SOURCE_FIELDS = [
	'target',
	'section',
	'subsection',
	'status',
	'statusRaw',
	'progress',
	'leads',
	'co',
	'milestones',
	'flagged'
];
const MANNER_FIELDS = ['target', 'section', 'status', 'statusRaw', 'progress', 'leads', 'co', 'deadline'];
const OTHER_FIELDS = ['target', 'section', 'statusRaw', 'progress', 'leads', 'co', 'deadline'];

function cell(comparison: Comparison, field: string): string {
	const tally = comparison.fields.get(field);
	return tally === undefined ? '–' : `${tally.right}/${tally.of}`;
}

function share(comparisons: readonly Comparison[], field: string): string {
	const tallies = comparisons.flatMap((comparison) => comparison.fields.get(field) ?? []);
	const of = tallies.reduce((sum, tally) => sum + tally.of, 0);
	const right = tallies.reduce((sum, tally) => sum + tally.right, 0);
	return of === 0 ? '–' : `${((100 * right) / of).toFixed(1)} %`;
}

function row(cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |`;
}

/** Two tables in Markdown: the labelled part of the five sources, and the excerpts of other documents. */
export function accuracyTables(comparisons: readonly Comparison[]): string {
	const others = comparisons.filter((comparison) => /^\d/u.test(comparison.name));
	const sources = comparisons.filter((comparison) => !others.includes(comparison));
	const found = others.reduce((sum, comparison) => sum + comparison.found, 0);
	const labelled = others.reduce((sum, comparison) => sum + comparison.labelled, 0);
	const read = others.reduce((sum, comparison) => sum + comparison.read, 0);
	return [
		row(['source', 'labelled', 'found', ...SOURCE_FIELDS]),
		row(Array.from({ length: SOURCE_FIELDS.length + 3 }, () => '---')),
		...sources.map((one) =>
			row([
				one.name,
				String(one.labelled),
				String(one.found),
				...SOURCE_FIELDS.map((field) => cell(one, field))
			])
		),
		row(['all', '', '', ...SOURCE_FIELDS.map((field) => share(sources, field))]),
		'',
		row(['excerpt', 'layout', 'labelled', 'read', 'found', ...OTHER_FIELDS]),
		row(Array.from({ length: OTHER_FIELDS.length + 5 }, () => '---')),
		...others.map((one) =>
			row([
				one.name,
				one.layout,
				String(one.labelled),
				String(one.read),
				String(one.found),
				...OTHER_FIELDS.map((field) => cell(one, field))
			])
		),
		row([
			'all',
			`F1 ${(100 * f1(found, labelled, read)).toFixed(1)} %`,
			String(labelled),
			String(read),
			String(found),
			...OTHER_FIELDS.map((field) => share(others, field))
		])
	].join('\n');
}

/** One table in Markdown: the excerpts in the manner of others, by half and by the layout that won. */
export function mannerTable(comparisons: readonly Comparison[]): string {
	const groups: (readonly [string, readonly Comparison[]])[] = [
		['first half', comparisons.filter(({ half }) => half === 'first')],
		['second half', comparisons.filter(({ half }) => half === 'second')],
		['by another hand', comparisons.filter(({ half }) => half === 'blind')],
		...[...new Set(comparisons.map(({ layout }) => layout))]
			.sort()
			.map((layout) => [layout, comparisons.filter((one) => one.layout === layout)] as const)
	];
	return [
		row(['excerpts', 'number', 'labelled', 'read', 'F1', ...MANNER_FIELDS]),
		row(Array.from({ length: MANNER_FIELDS.length + 5 }, () => '---')),
		...groups.map(([name, of]) => {
			const sum = (key: 'found' | 'labelled' | 'read'): number =>
				of.reduce((total, one) => total + one[key], 0);
			const score = `${(100 * f1(sum('found'), sum('labelled'), sum('read'))).toFixed(1)} %`;
			return row([
				name,
				String(of.length),
				String(sum('labelled')),
				String(sum('read')),
				score,
				...MANNER_FIELDS.map((field) => share(of, field))
			]);
		})
	].join('\n');
}
