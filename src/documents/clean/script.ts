import type { CharacterReference } from '../reference.ts';

/** Tables from one UTF-16 unit to another: the same length before and after, so that offsets stay. */
export interface ScriptTables {
	/** traditional to simplified, character by character */
	readonly simplify: Uint16Array;
	/** the form in which texts are compared: simplified, half width, one kind of bracket and dash */
	readonly fold: Uint16Array;
}

const VARIANTS: readonly (readonly [string, string])[] = [
	['　', ' '],
	[' ', ' '],
	['【', '['],
	['】', ']'],
	['〔', '['],
	['〕', ']'],
	['﹕', ':'],
	['︰', ':'],
	['∶', ':'],
	['﹑', '、'],
	['–', '-'],
	['—', '-'],
	['―', '-'],
	['‐', '-'],
	['‑', '-'],
	['−', '-'],
	['～', '~'],
	['﹙', '('],
	['﹚', ')'],
	['，', ','],
	['﹐', ','],
	['｡', '。'],
	['﹔', ';'],
	['│', '|'],
	['｜', '|'],
	['┃', '|'],
	['︱', '|']
];

/** Builds the tables once for a reference. */
export function buildScriptTables(reference: CharacterReference): ScriptTables {
	const simplify = new Uint16Array(0x10000);
	for (let unit = 0; unit < 0x10000; unit += 1) simplify[unit] = unit;
	const traditional = reference.traditional.join('');
	const simplified = reference.simplified.join('');
	for (let index = 0; index < Math.min(traditional.length, simplified.length); index += 1) {
		simplify[traditional.charCodeAt(index)] = simplified.charCodeAt(index);
	}
	const fold = simplify.slice();
	for (let unit = 0xff01; unit <= 0xff5e; unit += 1) fold[unit] = unit - 0xfee0;
	for (const [from, to] of VARIANTS) fold[from.charCodeAt(0)] = to.charCodeAt(0);
	return { simplify, fold };
}

const CHUNK = 0x8000;

/** Filled anew by every call of `mapUnits`: most texts are so short that a new array would cost more than they do. */
const units = new Uint16Array(CHUNK);

/** `text` with every UTF-16 unit replaced by its entry in `table`; the length stays. */
export function mapUnits(text: string, table: Uint16Array): string {
	if (text.length <= CHUNK) return mapChunk(text, table);
	const parts: string[] = [];
	for (let from = 0; from < text.length; from += CHUNK) {
		parts.push(mapChunk(text.slice(from, from + CHUNK), table));
	}
	return parts.join('');
}

function mapChunk(text: string, table: Uint16Array): string {
	let changed = false;
	for (let index = 0; index < text.length; index += 1) {
		const unit = text.charCodeAt(index);
		const mapped = table[unit] ?? unit;
		if (mapped !== unit) changed = true;
		units[index] = mapped;
	}
	return changed ? fromUnits(units.subarray(0, text.length)) : text;
}

/** `apply` takes any array-like object, typed arrays too, though its type names only arrays. */
function fromUnits(units: Uint16Array): string {
	return String.fromCharCode.apply(null, units as unknown as number[]);
}
