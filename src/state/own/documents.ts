import type { DocumentKind } from '../../schema/values.ts';

/** What a reader may say of a document of their own; null where nobody knows. */
export interface OwnMetadata {
	readonly title: string | null;
	readonly city: string | null;
	readonly province: string | null;
	readonly year: number | null;
	/** as printed: 前三季度 */
	readonly period: string | null;
	readonly kind: DocumentKind | null;
}

/** One of the reader's own documents, as it is listed; its text is kept apart. */
export interface OwnDocument {
	readonly docId: string;
	readonly metadata: OwnMetadata;
	/** name of the file as it came; null for pasted text */
	readonly fileName: string | null;
	/** UTF-16 units of the text */
	readonly characters: number;
	readonly tasks: number;
	readonly areas: number;
	/** differs after each change, so that tables made before it are told apart */
	readonly revision: string;
	/** milliseconds since 1970: the order in which they are listed and joined */
	readonly added: number;
}

/** A table as the engine loads it. */
export interface TableBytes {
	readonly name: string;
	readonly rows: number;
	/** an Arrow IPC stream */
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The dataset's tables with the reader's own documents in them. */
export interface JoinedTables {
	/** what they were made of; see `joinKey` */
	readonly key: string;
	readonly tables: readonly TableBytes[];
}

/** A plain data table of the reader's own. */
export interface OwnTable extends TableBytes {
	readonly fileName: string;
	readonly columns: number;
	readonly added: number;
}

/** Names a state of the build and of the reader's documents: joined tables of another key are out of date. */
export function joinKey(build: { hash: string; inputs: string }, documents: readonly OwnDocument[]): string {
	return [build.hash, build.inputs, ...documents.map(({ docId, revision }) => `${docId}@${revision}`)].join(
		' '
	);
}

/** A revision that no other has; the clock alone could stand still between two. */
export function newRevision(): string {
	return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}
