import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { classifyDomain } from '../../src/dataset/domains/classify.ts';
import type { DomainReference } from '../../src/dataset/domains/reference.ts';
import { parseReport } from '../../src/documents/parse.ts';
import { parserReference } from '../reference.ts';

interface Label {
	readonly primary: string;
	readonly secondary: string | null;
}

type Labels = Readonly<Record<string, Readonly<Record<string, Label>>>>;

const root = join(import.meta.dirname, '../..');

function read(path: string): unknown {
	return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

const samples = read('test/labels/domains.json') as Labels;
const own = read('test/labels/own/domains.json') as {
	readonly sources: Labels;
	readonly more: Readonly<Record<string, readonly (Label & { readonly target: string })[]>>;
};
const reference: DomainReference = {
	...(read('data/reference/domains.json') as DomainReference),
	characters: parserReference.characters
};

/** Domain by seq, of a document as the parser reads it. */
function domainsOf(name: string, file: string): ReadonlyMap<string, string> {
	const text = readFileSync(join(root, 'data/sources', name, file), 'utf8');
	return new Map(
		parseReport(text, parserReference).tasks.map((task) => {
			const departments = task.departments.map(({ raw }) => raw);
			return [String(task.seq), classifyDomain({ ...task, departments }, reference).domain];
		})
	);
}

/** The share of labels whose primary domain was found. */
function agreement(labels: Readonly<Record<string, Label>>, found: ReadonlyMap<string, string>): number {
	const all = Object.entries(labels);
	return all.filter(([seq, { primary }]) => found.get(seq) === primary).length / all.length;
}

// what is reached; labels and classifier come from the same reader, so the hidden labels will agree less
describe.each([
	['lianyungang-2021-q3', 'lianyungang-2021-q3-progress.txt', 0.98],
	['nantong-2019-h1', 'nantong-2019-h1-progress.txt', 0.98],
	['anonymous-2022-h1', 'anonymous-2022-h1-progress.txt', 0.97],
	['lianyungang-2021-schedule', 'lianyungang-2021-schedule.txt', 0.98]
])('%s', (name, file, floor) => {
	const found = domainsOf(name, file);

	test('agrees with the sample labels', () => {
		expect(agreement(samples[name] ?? {}, found)).toBeGreaterThanOrEqual(0.97);
	});

	test('agrees with our own labels', () => {
		expect(agreement(own.sources[name] ?? {}, found)).toBeGreaterThanOrEqual(floor);
	});
});

test('agrees with our labels of other cities', () => {
	const tasks = Object.values(own.more).flat();
	const right = tasks.filter(({ target, primary }) => {
		const input = { target, progress: null, section: null, departments: [] };
		return classifyDomain(input, reference).domain === primary;
	});
	expect(right.length / tasks.length).toBeGreaterThanOrEqual(0.95);
});
