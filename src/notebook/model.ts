import type { Localised } from '../base/localised.ts';
import type { CellError } from './cell-error.ts';

/** Identifies a block while a notebook is open; it stays when the block is edited, moved or renamed. */
export type BlockId = string & { readonly brand: 'BlockId' };

/** The canonical form of a cell's name, for comparing: names differ by more than case. */
export type CellKey = string & { readonly brand: 'CellKey' };

export type CellKind = 'sql' | 'input' | 'chart';

/** `key=value` of an info string, unquoted. */
export interface Attribute {
	readonly name: string;
	readonly value: string;
}

/** Prose between cells, other people's code blocks included. */
export interface ProseBlock {
	readonly kind: 'prose';
	readonly id: BlockId;
	/** the text exactly as in the file, line ends included */
	readonly raw: string;
}

/** One fenced cell. */
export interface CellBlock {
	readonly kind: CellKind;
	readonly id: BlockId;
	/** the text exactly as in the file, from the opening fence to the line end after the closing one */
	readonly raw: string;
	/** the name as written, or `cell_<n>` where none is */
	readonly name: string;
	readonly key: CellKey;
	/** whether the name stands in the file */
	readonly named: boolean;
	readonly attributes: readonly Attribute[];
	/** what stands between the fences, without the last line end; every line end is `\n`, as in an editor */
	readonly body: string;
	/** where the body starts in `raw`; `bodySpanInRaw` maps further places */
	readonly bodyStart: number;
	/** what is wrong with the info string */
	readonly errors: readonly CellError[];
}

export type Block = ProseBlock | CellBlock;

/** What stands before the first block: a BOM, the front matter, or nothing. */
export interface Head {
	/** the text exactly as in the file */
	readonly raw: string;
	/** `中文 / English`, from the front matter */
	readonly title: Localised | null;
	/** `中文 / English`, from the front matter */
	readonly description: Localised | null;
	/** what is wrong with the YAML, with its place in `raw` */
	readonly errors: readonly CellError[];
}

/**
 * A notebook as it stands in its file: `head.raw` and the `raw` of all blocks, put together, are the file.
 * Immutable; the operations of `format/edit.ts` return new ones that share the untouched blocks.
 */
export interface Notebook {
	readonly head: Head;
	readonly blocks: readonly Block[];
	/** the line end of the file, for what is added */
	readonly eol: '\n' | '\r\n' | '\r';
	/** the number of the next block's id; ids are never used twice */
	readonly nextId: number;
}
