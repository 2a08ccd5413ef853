import { expect, test } from 'vitest';
import { Catalog } from './catalog.ts';
import { Relations } from './relations.ts';
import { namedRelation, querySql, schemaEntries, searchSchema } from './schema-list.ts';
import type { Engine } from '../engine/engine.ts';

// Only what the schema itself knows is asked for.
const idle: Pick<Engine, 'onRestart'> = { onRestart: () => () => {} };
const { dataset } = new Catalog(idle as Engine, new Relations());
const entries = schemaEntries(dataset);

const names = (query: string): string[] => searchSchema(entries, query).map(({ entry }) => entry.id);

test('a table of the dataset is one entry with its two names, and its columns pair up', () => {
	expect(entries).toHaveLength(dataset.length / 2);
	const tasks = entries.find(({ id }) => id === 'tasks');
	expect(tasks?.chinese?.name).toBe('任务');
	expect(tasks?.chinese?.columns).toHaveLength(tasks?.relation.columns.length ?? -1);
	expect(tasks && namedRelation(tasks, true).name).toBe('任务');
});

test('names, descriptions, columns and values are found in both languages; names come first', () => {
	expect(names('task_dep')[0]).toBe('task_departments');
	expect(names('部门责任')[0]).toBe('task_departments');
	expect(names('任务')[0]).toBe('tasks');
	const [behind] = searchSchema(entries, 'tasks 未达序时');
	expect(behind?.entry.id).toBe('tasks');
	expect(behind?.columns?.map((at) => behind.entry.relation.columns[at]?.name)).toEqual(['status']);
	expect(names('no such thing')).toEqual([]);
	expect(names('  ')).toHaveLength(entries.length);
});

test('what is called oddly is written in quotes', () => {
	expect(querySql('order', '字 段')).toBe('SELECT "字 段"\nFROM "order"\nLIMIT 1000');
});
