/* The worker of the page that reads and joins documents: one job after another, ended from outside when it is to stop. */
import { tableToIPC } from 'apache-arrow';
import { InputError, messageOf } from '../../base/errors.ts';
import { readTable } from '../../dataset/import/read-table.ts';
import type { DatasetInput, DocumentMetadata } from '../../dataset/input.ts';
import { refuseLarge } from '../../documents/read/limits.ts';
import { readDocument, type ReadDocument } from '../../documents/read/read-document.ts';
import { accountOf } from './account.ts';
import type { Job, JobProgress, JobResults, OwnText, WorkerMessage } from './jobs.ts';
import { joinInputs, parseInput, type JoinReference } from './join.ts';

const referenceFiles = import.meta.glob<unknown>('../../../data/reference/*.json', {
	import: 'default',
	eager: true
});
const describedFiles = import.meta.glob<DocumentMetadata>('../../../data/sources/*/document.json', {
	import: 'default',
	eager: true
});

/** By file name, as the build hands it over; the files are our own, their shape is checked by tests. */
const reference = Object.fromEntries(
	Object.entries(referenceFiles).map(([path, content]) => [path.replace(/^.*\/|\.json$/g, ''), content])
) as unknown as JoinReference;

/** The parsed documents of the build, by the folder that they came from: kept while the worker lives. */
const builtIn = new Map<string, DatasetInput>();

function say(message: WorkerMessage, transfer: Transferable[] = []): void {
	postMessage(message, { transfer });
}

function report(progress: JobProgress): void {
	say({ kind: 'progress', progress });
}

async function readFile({ fileName, file }: Extract<Job, { kind: 'file' }>): Promise<ReadDocument> {
	report({ stage: 'read', share: null });
	// Looked at before reading: a file of many gigabytes must not be loaded to be refused.
	refuseLarge(file.size);
	return readDocument(new Uint8Array(await file.arrayBuffer()), fileName);
}

async function readTables({ fileName, file }: Extract<Job, { kind: 'table' }>): Promise<JobResults['table']> {
	report({ stage: 'read', share: null });
	refuseLarge(file.size);
	const tables = await readTable(new Uint8Array(await file.arrayBuffer()), fileName);
	return tables.map(({ name, table }) => ({
		sheet: name,
		columns: table.numCols,
		rows: table.numRows,
		bytes: new Uint8Array(tableToIPC(table, 'stream'))
	}));
}

async function builtInInput(docId: string, metadata: DocumentMetadata, base: string): Promise<DatasetInput> {
	const kept = builtIn.get(docId);
	if (kept) return kept;
	const response = await fetch(new URL(`sources/${encodeURIComponent(docId)}.txt`, base));
	if (!response.ok) throw new Error(`sources/${docId}.txt: HTTP ${response.status}`);
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
	const input = parseInput({ docId, metadata, text }, reference);
	builtIn.set(docId, input);
	return input;
}

function ownInput({ docId, metadata, fileName, text }: OwnText): DatasetInput {
	return parseInput(
		{ docId, metadata: { ...metadata, issuer: null, published: null, file: fileName }, text },
		reference
	);
}

async function join(base: string, documents: readonly OwnText[]): Promise<JobResults['join']> {
	const described = Object.entries(describedFiles)
		.map(([path, metadata]) => ({ docId: path.split('/').at(-2) ?? '', metadata }))
		.sort((a, b) => (a.docId < b.docId ? -1 : 1));
	const inputs: DatasetInput[] = [];
	const total = described.length + documents.length;
	const step = (): void => report({ stage: 'parse', share: inputs.length / (total + 1) });
	for (const { docId, metadata } of described) {
		step();
		inputs.push(await builtInInput(docId, metadata, base));
	}
	for (const document of documents) {
		step();
		inputs.push(ownInput(document));
	}
	report({ stage: 'join', share: total / (total + 1) });
	return joinInputs(inputs, reference);
}

async function run(job: Job): Promise<void> {
	switch (job.kind) {
		case 'file':
		case 'text': {
			const { text, notices } = job.kind === 'file' ? await readFile(job) : { text: job.text, notices: [] };
			report({ stage: 'parse', share: null });
			const result = { ...accountOf(text, reference, job.kind === 'text' ? job.known : {}), notices };
			const { starts, ends, kinds } = result.marks;
			return say({ kind: 'done', result }, [starts.buffer, ends.buffer, kinds.buffer]);
		}
		case 'table': {
			const result = await readTables(job);
			return say(
				{ kind: 'done', result },
				result.map(({ bytes }) => bytes.buffer)
			);
		}
		case 'join': {
			const result = await join(job.base, job.documents);
			return say(
				{ kind: 'done', result },
				result.tables.map(({ bytes }) => bytes.buffer)
			);
		}
	}
}

addEventListener('message', ({ data }: MessageEvent<Job>) => {
	run(data).catch((thrown: unknown) =>
		say({
			kind: 'failed',
			text: thrown instanceof InputError ? thrown.text : null,
			message: messageOf(thrown)
		})
	);
});
