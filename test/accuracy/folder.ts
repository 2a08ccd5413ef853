/** How the parser does on a folder of labelled excerpts. Run: npx tsx test/accuracy/folder.ts DIR [--differences] */
import { parseReport } from '../../src/documents/parse.ts';
import { parserReference } from '../reference.ts';
import { compare, f1, type Comparison } from './compare.ts';
import { labelsIn } from './labels.ts';

const FIELDS = ['target', 'status', 'statusRaw', 'progress', 'leads', 'co', 'deadline', 'section'];

/** `right/of` of a field; a task that was not found is wrong in all of them. */
function tally(of: readonly Comparison[], field: string): string {
	const tallies = of.flatMap((comparison) => comparison.fields.get(field) ?? []);
	const right = tallies.reduce((sum, one) => sum + one.right, 0);
	const all = tallies.reduce((sum, one) => sum + one.of, 0);
	if (all === 0) return '–';
	return of.length === 1 ? `${right}/${all}` : `${((100 * right) / all).toFixed(1)}% (${right}/${all})`;
}

function line(name: string, of: readonly Comparison[]): string {
	const sum = (key: 'found' | 'labelled' | 'read'): number => of.reduce((total, one) => total + one[key], 0);
	const [found, labelled, read] = [sum('found'), sum('labelled'), sum('read')];
	const tasks = `F1 ${(100 * f1(found, labelled, read)).toFixed(1)}% (found ${found} of ${labelled}, read ${read})`;
	return [name, tasks, ...FIELDS.map((field) => `${field} ${tally(of, field)}`)].join(' | ');
}

const folder = process.argv[2];
if (folder === undefined) {
	console.error('name a folder: npx tsx test/accuracy/folder.ts DIR [--differences]');
	process.exitCode = 2;
} else {
	const comparisons = labelsIn(folder).map((document) =>
		compare(document, parseReport(document.text, parserReference))
	);
	for (const one of comparisons) {
		console.log(line(`${one.name} [${one.layout}]`, [one]));
		if (process.argv.includes('--differences')) one.differences.forEach((text) => console.log(`    ${text}`));
	}
	console.log(line(`total of ${comparisons.length}`, comparisons));
}
