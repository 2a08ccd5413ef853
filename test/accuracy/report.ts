/** Prints how the parser does on the hand labels, and every difference with --differences. Run: npx tsx test/accuracy/report.ts */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accuracyTables, measure } from './tables.ts';

const README = join(import.meta.dirname, '../README.md');
const START = '<!-- accuracy:start -->';
const END = '<!-- accuracy:end -->';

const comparisons = measure();
const tables = accuracyTables(comparisons);
if (process.argv.includes('--differences')) {
	const only = process.argv.at(-1) ?? '';
	for (const comparison of comparisons) {
		if (only.startsWith('--') || comparison.name.includes(only))
			for (const line of comparison.differences) console.log(line);
	}
}
console.log(tables);
if (process.argv.includes('--write')) {
	const text = readFileSync(README, 'utf8');
	const start = text.indexOf(START);
	const end = text.indexOf(END);
	if (start < 0 || end < start) throw new Error(`test/README.md lacks ${START} … ${END}`);
	writeFileSync(README, `${text.slice(0, start + START.length)}\n${tables}\n${text.slice(end)}`);
}
