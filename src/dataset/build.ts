import { buildScriptTables, mapUnits } from '../documents/clean/script.ts';
import { quantityLexicon } from '../documents/extract/quantities/lexicon.ts';
import { DOMAINS } from '../schema/values.ts';
import { TABLES } from '../schema/tables.ts';
import { toArrowBytes } from './arrow.ts';
import { compilePatterns } from './checks/reference.ts';
import { Directory } from './departments/directory.ts';
import { type DocumentRows, documentRows } from './document-rows.ts';
import type { DatasetInput } from './input.ts';
import { ClauseReader } from './links/clauses.ts';
import { findLinks } from './links/links.ts';
import { findPace } from './pace/pairs.ts';
import type { DatasetReference } from './reference.ts';
import type { Dataset, TableName } from './rows.ts';
import { buildSubject } from './subject.ts';

/** One table as the engine loads it. */
export interface TableBytes {
	readonly name: TableName;
	readonly rows: number;
	/** an Arrow IPC stream */
	readonly bytes: Uint8Array;
}

/**
 * Turns parsed documents into the rows of every table. Pure: the same documents in the same order and the same
 * reference give the same rows.
 */
export function buildDataset(inputs: readonly DatasetInput[], reference: DatasetReference): Dataset {
	const tables = buildScriptTables(reference.characters);
	const fold = (text: string): string => mapUnits(text, tables.fold);
	const directory = new Directory(reference.departments, fold);
	const lexicon = quantityLexicon(reference);
	const patterns = compilePatterns(reference.checks);
	const reader = new ClauseReader(lexicon, reference.links.dropped);
	const context = {
		directory,
		departments: reference.departments,
		subject: buildSubject(reference),
		checks: { tables, lexicon, patterns, reader, fold }
	};
	const documents = inputs.map((input) => documentRows(input, context));
	const all = <T>(rows: (document: DocumentRows) => readonly T[]): T[] => documents.flatMap(rows);
	const found = {
		documents: documents.map(({ document }) => document),
		tasks: all((document) => document.tasks),
		milestones: all((document) => document.milestones)
	};
	const links = findLinks(found, reference, fold);
	const pace = findPace(inputs, documents, links, fold, { lexicon, patterns });
	return {
		...found,
		domains: DOMAINS.map(({ value, zh, en }) => ({ domain: value, zh, en })),
		families: reference.families,
		task_departments: all((document) => document.departments),
		indicators: all((document) => document.indicators),
		observations: all((document) => document.observations),
		areas: all((document) => document.areas),
		area_facts: all((document) => document.areaFacts),
		task_links: links,
		checks: all((document) => document.checks),
		passages: [...all((document) => document.passages), ...pace.passages],
		pace_pairs: pace.pairs
	};
}

/** Every table of `dataset` as Arrow bytes, in the schema's order; the same rows give the same bytes. */
export function datasetBytes(dataset: Dataset): TableBytes[] {
	return TABLES.map((table) => {
		const name = tableName(table.name);
		const rows = dataset[name];
		return { name, rows: rows.length, bytes: toArrowBytes(table, rows) };
	});
}

const NAMES: ReadonlySet<string> = new Set<TableName>([
	'domains',
	'families',
	'documents',
	'tasks',
	'task_departments',
	'milestones',
	'indicators',
	'observations',
	'areas',
	'area_facts',
	'task_links',
	'checks',
	'passages',
	'pace_pairs'
]);

function isTableName(name: string): name is TableName {
	return NAMES.has(name);
}

function tableName(name: string): TableName {
	if (!isTableName(name)) throw new Error(`the schema has a table without rows: ${name}`);
	return name;
}
