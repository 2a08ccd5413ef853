import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEPARTMENT_KINDS } from '../../schema/values.ts';
import type { FamilyRow } from '../rows.ts';
import type { DepartmentReference } from './reference.ts';

function read<T>(file: string): T {
	return JSON.parse(readFileSync(new URL(`../../../data/reference/${file}`, import.meta.url), 'utf8')) as T;
}

const reference = read<DepartmentReference>('departments.json');
const families = read<FamilyRow[]>('families.json');

test('every family is named once, in both languages', () => {
	expect(new Set(families.map(({ family }) => family)).size).toBe(families.length);
	for (const { family, zh, en } of families) {
		expect(family).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
		expect(zh).toMatch(/\p{Script=Han}|\d/u);
		expect(en).toMatch(/[A-Za-z]/);
	}
});

test('every entry belongs to a named family and a known kind', () => {
	const known = new Set(families.map(({ family }) => family));
	const kinds = new Set<string>(DEPARTMENT_KINDS.map(({ value }) => value));
	const entries = [
		...reference.departments,
		...reference.endings,
		...reference.zones,
		...reference.places.map((place) => ({ ...place, kind: 'county' as const })),
		...reference.collective.families.map((entry) => ({ ...entry, kind: 'collective' as const })),
		{ ...reference.masked, kind: 'county' as const }
	];
	for (const { family, kind } of entries) {
		expect(known, family).toContain(family);
		expect(kinds, family).toContain(kind);
	}
	const used = new Set(entries.map(({ family }) => family));
	expect(families.filter(({ family }) => !used.has(family))).toEqual([]);
});

test('no name belongs to two families', () => {
	const owners = new Map<string, string>();
	for (const { family, names } of reference.departments) {
		for (const name of names) {
			expect(owners.get(name) ?? family, name).toBe(family);
			owners.set(name, family);
		}
	}
});
