import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildDataset, datasetBytes } from '../dataset/build.ts';
import type { DatasetInput } from '../dataset/input.ts';
import { macroStatements } from '../dataset/macros.ts';
import type { Dataset } from '../dataset/rows.ts';
import type { Manifest } from '../schema/manifest.ts';
import { schemaStatements } from '../schema/sql.ts';
import { readDocumentFolder } from './document-folder.ts';
import { SOURCES } from './paths.ts';
import { readReference } from './reference.ts';

/** A file below `public/data`; `name` may have a folder. */
export interface DataFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** Everything that `public/data` holds. */
export interface Built {
	readonly manifest: Manifest;
	/** the tables and sources, without the manifest */
	readonly files: readonly DataFile[];
	readonly dataset: Dataset;
}

/** sha256 in hex. */
export function sha256(bytes: Uint8Array | string): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** Parses every document of `data/sources` and builds all files of `public/data` in memory; `inputs` is their hash. */
export async function buildPublicData(inputs: string): Promise<Built> {
	const reference = await readReference();
	const folders = (await readdir(SOURCES, { withFileTypes: true }))
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort();
	const documents: DatasetInput[] = [];
	for (const folder of folders) documents.push(await readDocumentFolder(join(SOURCES, folder), reference));
	const dataset = buildDataset(documents, reference);
	const tables = datasetBytes(dataset).map(({ name, rows, bytes }) => ({
		file: { name: `${name}.arrow`, bytes },
		entry: { name, file: `${name}.arrow`, rows, bytes: bytes.byteLength, sha256: sha256(bytes) }
	}));
	const sources = documents.map(({ docId, sourceText }) => {
		const name = `sources/${docId}.txt`;
		const bytes = new TextEncoder().encode(sourceText);
		return {
			file: { name, bytes },
			entry: { doc_id: docId, file: name, bytes: bytes.byteLength, sha256: sha256(bytes) }
		};
	});
	const docIds = documents.map(({ docId }) => docId);
	const sql = [...schemaStatements(), ...macroStatements(reference.departments, docIds)];
	const content = {
		tables: tables.map(({ entry }) => entry),
		sources: sources.map(({ entry }) => entry),
		sql
	};
	return {
		manifest: { version: 1, hash: sha256(JSON.stringify(content)), inputs, ...content },
		files: [...tables, ...sources].map(({ file }) => file),
		dataset
	};
}
