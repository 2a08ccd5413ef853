import type { Localised } from '../../base/localised.ts';
import type { DocumentAccount } from './account.ts';
import type { OwnMetadata } from './documents.ts';
import type { Joined } from './join.ts';

/** What the page asks of the worker; each kind has its answer in `JobResults`. */
export type Job =
	| { readonly kind: 'file'; readonly fileName: string; readonly file: Blob }
	| { readonly kind: 'text'; readonly text: string; readonly known: Partial<OwnMetadata> }
	| { readonly kind: 'table'; readonly fileName: string; readonly file: Blob }
	| {
			readonly kind: 'join';
			/** the folder of the build's data, with a slash at the end */
			readonly base: string;
			/** in the order in which they are joined */
			readonly documents: readonly OwnText[];
	  };

/** One of the reader's own documents with its text. */
export interface OwnText {
	readonly docId: string;
	readonly metadata: OwnMetadata;
	readonly fileName: string | null;
	readonly text: string;
}

/** The account of a document, and what there is to know of the reading of its file. */
export interface ReadAccount extends DocumentAccount {
	readonly notices: readonly Localised[];
}

/** One table of a data file, as the engine loads it. */
export interface ReadTable {
	/** the sheet's name; null where the file is one table */
	readonly sheet: string | null;
	readonly columns: number;
	readonly rows: number;
	/** an Arrow IPC stream */
	readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface JobResults {
	file: ReadAccount;
	text: ReadAccount;
	table: readonly ReadTable[];
	join: Joined;
}

/** What the worker is at: reading the file, parsing one document, or putting the tables together. */
export interface JobProgress {
	readonly stage: 'read' | 'parse' | 'join';
	/** 0 to 1; null where nobody can tell */
	readonly share: number | null;
}

/** What the worker says. */
export type WorkerMessage =
	| { readonly kind: 'progress'; readonly progress: JobProgress }
	| { readonly kind: 'done'; readonly result: JobResults[Job['kind']] }
	/** `text` where the reader can mend it; otherwise it is a fault of ours, said in `message` */
	| { readonly kind: 'failed'; readonly text: Localised | null; readonly message: string };
