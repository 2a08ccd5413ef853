import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DOMAINS } from '../../schema/values.ts';
import type { DomainReference, Gives } from './reference.ts';

const text = readFileSync(join(import.meta.dirname, '../../../data/reference/domains.json'), 'utf8');
const reference = JSON.parse(text) as DomainReference;
const ids: readonly string[] = DOMAINS.map(({ value }) => value);

function expectGives(gives: Gives, most: number): void {
	for (const [domain, weight] of Object.entries(gives)) {
		expect(ids).toContain(domain);
		expect(weight).toBeGreaterThan(0);
		expect(weight).toBeLessThanOrEqual(most);
	}
}

describe('data/reference/domains.json', () => {
	test('every group has a topic of its own, words, and weights from 1 to 5', () => {
		const topics = reference.groups.map(({ topic }) => topic);
		expect(new Set(topics).size).toBe(topics.length);
		for (const { gives, words } of reference.groups) {
			expectGives(gives, 5);
			expect(words).not.toBe('');
		}
	});

	test('no word stands twice in a group', () => {
		const twice = reference.groups.flatMap(({ topic, words }) => {
			const list = words.split(' ');
			return list
				.filter((word, index) => word === '' || list.indexOf(word) !== index)
				.map((word) => [topic, word]);
		});
		expect(twice).toEqual([]);
	});

	test('words are words: no sentence, no number that belongs to one task', () => {
		for (const { words } of reference.groups) {
			for (const word of words.split(' ')) {
				expect(word.length).toBeLessThanOrEqual(16);
				expect(word).not.toMatch(/[,。;:!?，；：]|\d(?:个|所|家|户|人|亩|公里|万|亿|%)/u);
			}
		}
	});

	test('every rule has a reason, at least one list of words, and known domains', () => {
		for (const { reason, all, gives, scope } of reference.contexts) {
			expect(reason).not.toBe('');
			expect(all.length).toBeGreaterThan(0);
			for (const words of all) expect(words.trim()).not.toBe('');
			expect(['clause', 'task']).toContain(scope);
			expectGives(gives, 12);
		}
	});

	test('the departments cover every domain once', () => {
		expect(reference.departments.map(({ domain }) => domain).sort()).toEqual([...ids].sort());
		expect(ids).toContain(reference.fallback.domain);
	});
});
