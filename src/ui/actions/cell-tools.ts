import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

/** What the parts of a cell on the page can do by themselves, beside what is done to the notebook. */
export type ToolName =
	| 'format'
	| 'comment'
	| 'fix'
	| 'complete'
	| 'selection'
	| 'table'
	| 'profiles'
	| 'copy'
	| 'copyWithHeadings'
	| 'copyCsv'
	| 'copyMarkdown'
	| 'downloadCsv'
	| 'downloadXlsx'
	| 'savePng'
	| 'saveSvg'
	| 'copyPng';

export type Tools = Partial<Readonly<Record<ToolName, () => void>>>;

/** The part of a cell that offers tools: one of each kind at a time. */
export type ToolPart = 'editor' | 'cell' | 'table' | 'picture';

const PARTS: readonly ToolPart[] = ['editor', 'cell', 'table', 'picture'];

/** The tools of all cells that are on the page, for commands from elsewhere. */
export class CellTools {
	readonly #tools = new SvelteMap<string, Tools>();

	/** Offers the tools of a part of the block `block`; returns the way to take them away. */
	offer(block: string, part: ToolPart, tools: Tools): () => void {
		const key = `${block} ${part}`;
		this.#tools.set(key, tools);
		return () => {
			if (this.#tools.get(key) === tools) this.#tools.delete(key);
		};
	}

	/** The tool of the block `block`; null where it has none of that name now. */
	find(block: string, name: ToolName): (() => void) | null {
		for (const part of PARTS) {
			const tool = this.#tools.get(`${block} ${part}`)?.[name];
			if (tool) return tool;
		}
		return null;
	}
}

export const [useCellTools, setCellTools] = createContext<CellTools>();

/** Offers the tools of a part of the cell that one stands in. */
export type OfferTools = (part: ToolPart, tools: Tools) => () => void;

export const [useOffer, setOffer] = createContext<OfferTools>();
