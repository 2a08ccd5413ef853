import { buildDataset, datasetBytes } from '../../dataset/build.ts';
import type { DatasetInput, DocumentMetadata } from '../../dataset/input.ts';
import type { DatasetReference } from '../../dataset/reference.ts';
import { parseReport } from '../../documents/parse.ts';
import type { ParserReference } from '../../documents/reference.ts';
import type { TableBytes } from './documents.ts';

/** A document to be parsed and joined, built in or the reader's own. */
export interface JoinInput {
	readonly docId: string;
	readonly metadata: DocumentMetadata;
	readonly text: string;
}

/** What joining gives: the dataset's tables, and what was found in each document. */
export interface Joined {
	readonly tables: readonly TableBytes[];
	readonly found: readonly { readonly docId: string; readonly tasks: number; readonly areas: number }[];
}

export type JoinReference = ParserReference & DatasetReference;

/** Parses one document as the build does. */
export function parseInput({ docId, metadata, text }: JoinInput, reference: JoinReference): DatasetInput {
	const { title, city, year, period, kind } = metadata;
	const report = parseReport(text, reference, { title, city, year, period, kind });
	return { docId, metadata, report, sourceText: text };
}

/** The tables of `inputs` together: links, checks and pace pairs between all of them. */
export function joinInputs(inputs: readonly DatasetInput[], reference: JoinReference): Joined {
	const tables = datasetBytes(buildDataset(inputs, reference)).map(({ name, rows, bytes }) => ({
		name,
		rows,
		// Its own memory, so that it can be handed over.
		bytes: new Uint8Array(bytes)
	}));
	const found = inputs.map(({ docId, report }) => ({
		docId,
		tasks: report.tasks.length,
		areas: report.areas.length
	}));
	return { tables, found };
}
