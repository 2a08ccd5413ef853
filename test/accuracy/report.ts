/** Prints how the parser does on the hand labels, and every difference with --differences. Run: npx tsx test/accuracy/report.ts */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accuracyTables, mannerTable, measure, measureManner } from './tables.ts';

const README = join(import.meta.dirname, '../README.md');
const START = '<!-- accuracy:start -->';
const END = '<!-- accuracy:end -->';

const comparisons = measure();
const manner = measureManner();
const tables = `${accuracyTables(comparisons)}\n\n${mannerTable(manner)}`;
if (process.argv.includes('--differences')) {
	const only = process.argv.at(-1) ?? '';
	// the second half of the excerpts in the manner of others stays unread, unless it is asked for by name
	const shown = manner.filter(
		(one) => one.half === 'first' || one.half === 'blind' || (!only.startsWith('--') && one.name === only)
	);
	for (const comparison of [...comparisons, ...shown]) {
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
