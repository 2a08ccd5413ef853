/**
 * How fast the parser reads, and how much memory it takes: every source is repeated with new numbers until it
 * has about the wanted size, and parsed once. Memory counts what is not yet collected when the parser returns.
 * Run: npx tsx --expose-gc test/bench/parse.bench.ts [MB …]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReport } from '../../src/documents/parse.ts';
import { parserReference } from '../reference.ts';

const sources = join(import.meta.dirname, '../../data/sources');

/** The source repeated, its leading numbers going on from copy to copy. */
function repeat(text: string, bytes: number): string {
	const size = Buffer.byteLength(text);
	const copies = Math.max(1, Math.round(bytes / size));
	const highest = Math.max(
		1,
		...[...text.matchAll(/^(\d{1,3})(?=[.、\t])/gmu)].map((match) => Number(match[1]))
	);
	const parts: string[] = [];
	for (let copy = 0; copy < copies; copy += 1) {
		parts.push(text.replace(/^(\d{1,3})(?=[.、\t])/gmu, (digits) => String(Number(digits) + copy * highest)));
	}
	return parts.join('\n');
}

/** A table that is one line long grows at its end: rows 1 to n of each copy follow the last. */
function repeatRunIn(text: string, bytes: number): string {
	const start = text.indexOf(' 1 ');
	const head = text.slice(0, start);
	const body = text.slice(start, text.lastIndexOf(' 110 '));
	const copies = Math.max(1, Math.round(bytes / Buffer.byteLength(body)));
	const parts: string[] = [head];
	for (let copy = 0; copy < copies; copy += 1) {
		parts.push(body.replace(/(?<= |委)(\d{1,3})(?= )/gu, (digits) => String(Number(digits) + copy * 109)));
	}
	return parts.join('');
}

const wanted = process.argv
	.slice(2)
	.map(Number)
	.filter((size) => size > 0);
const sizes = wanted.length > 0 ? wanted : [1, 5];
const collect = globalThis.gc;
if (collect === undefined) throw new Error('start node with --expose-gc');

for (const folder of readdirSync(sources)) {
	const file = readdirSync(join(sources, folder)).find((name) => name.endsWith('.txt'));
	if (file === undefined) continue;
	const text = readFileSync(join(sources, folder, file), 'utf8');
	for (const size of sizes) {
		const long = folder.startsWith('anonymous') ? repeatRunIn(text, size * 1e6) : repeat(text, size * 1e6);
		const bytes = Buffer.byteLength(long);
		collect();
		const before = process.memoryUsage().heapUsed;
		const start = performance.now();
		const report = parseReport(long, parserReference);
		const seconds = (performance.now() - start) / 1000;
		const used = process.memoryUsage().heapUsed - before;
		const name = `${folder}, ${(bytes / 1e6).toFixed(1)} MB, ${report.tasks.length + report.areas.length} tasks`;
		process.stdout.write(`${name}\t${(bytes / 1e6 / seconds).toFixed(1)}\tMB/s\n`);
		process.stdout.write(`${name}, memory\t${(used / bytes).toFixed(1)}\ttimes the text\n`);
	}
}
