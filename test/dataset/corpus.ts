import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readDocumentFolder } from '../../src/commands/document-folder.ts';
import { SOURCES } from '../../src/commands/paths.ts';
import { readReference, type Reference } from '../../src/commands/reference.ts';
import { buildDataset, datasetBytes } from '../../src/dataset/build.ts';
import type { DatasetInput } from '../../src/dataset/input.ts';
import { macroStatements } from '../../src/dataset/macros.ts';
import type { Dataset } from '../../src/dataset/rows.ts';
import { bootNode } from '../../src/engine/boot-node.ts';
import { createEngine } from '../../src/engine/duckdb-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { jsonRows } from '../../src/engine/format/rows.ts';
import { schemaStatements } from '../../src/schema/sql.ts';

/** The documents of `data/sources`, parsed. */
export async function readCorpus(reference: Reference): Promise<DatasetInput[]> {
	const folders = (await readdir(SOURCES, { withFileTypes: true })).filter((entry) => entry.isDirectory());
	const inputs: DatasetInput[] = [];
	for (const { name } of folders.sort((one, other) => (one.name < other.name ? -1 : 1))) {
		inputs.push(await readDocumentFolder(join(SOURCES, name), reference));
	}
	return inputs;
}

/** The dataset of `inputs` in the real engine, loaded as the page loads it. */
export function loadEngine(
	inputs: readonly DatasetInput[],
	reference: Reference
): { engine: Engine; dataset: Dataset } {
	const dataset = buildDataset(inputs, reference);
	const engine = createEngine({
		boot: bootNode,
		source: async () => ({
			tables: datasetBytes(dataset),
			statements: [
				...schemaStatements(),
				...macroStatements(
					reference.departments,
					inputs.map(({ docId }) => docId)
				)
			]
		})
	});
	return { engine, dataset };
}

/** The rows that `sql` gives, one list of JSON values each. */
export async function rowsOf(engine: Engine, sql: string): Promise<unknown[][]> {
	const result = await engine.query(sql, { rowLimit: 100_000 });
	return jsonRows(result.rows);
}

export { readReference };
