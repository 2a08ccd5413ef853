import { readFile, stat } from 'node:fs/promises';
import { InputError } from '../base/errors.ts';
import { cellsOf, parseNotebook } from '../notebook/format/parse.ts';
import { parseInput } from '../notebook/parameters/parse.ts';
import { INPUT_TYPES, type InputSpec } from '../notebook/parameters/spec.ts';
import { listedChoices, parseValue } from '../notebook/parameters/values.ts';
import type { CellBlock, CellKey, Notebook } from '../notebook/model.ts';
import { toCellKey } from '../notebook/names.ts';
import { readArguments } from './cli.ts';

/** bytes; a notebook is a few kilobytes of text */
const MAX_BYTES = 4 * 1024 * 1024;

/** The Markdown at `path`, a BOM included: offsets are those of the file. What is no such text is an `InputError`. */
export async function readNotebookText(path: string): Promise<string> {
	const found = await stat(path).catch((cause: unknown) => {
		throw new InputError({ zh: `找不到文件 ${path}`, en: `no such file: ${path}` }, { cause });
	});
	if (!found.isFile()) throw new InputError({ zh: `${path} 不是文件`, en: `${path} is not a file` });
	if (found.size > MAX_BYTES) {
		throw new InputError({
			zh: `${path} 超过 4 MiB，不是笔记本`,
			en: `${path} is larger than 4 MiB: it is no notebook`
		});
	}
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
	} catch (cause) {
		throw new InputError({ zh: `${path} 不是 UTF-8 文本`, en: `${path} is not UTF-8 text` }, { cause });
	}
}

/** The arguments of a command about one notebook: the file, and the texts of each parameter that was given. */
export function readNotebookArguments(args: readonly string[], usage: string) {
	const { values, positionals } = readArguments(args, { param: { type: 'string', multiple: true } }, usage);
	const [file] = positionals;
	if (file === undefined || positionals.length > 1) {
		throw new InputError({
			zh: `请给出一个笔记本文件。用法：${usage}`,
			en: `give one notebook file. Usage: ${usage}`
		});
	}
	const given = new Map<string, string[]>();
	for (const pair of values.param ?? []) {
		const at = pair.indexOf('=');
		if (at <= 0) {
			throw new InputError({
				zh: `--param 要写成 名称=值，不是 ${pair}`,
				en: `--param takes NAME=VALUE, not ${pair}`
			});
		}
		const name = pair.slice(0, at);
		given.set(name, [...(given.get(name) ?? []), pair.slice(at + 1)]);
	}
	return { file, given };
}

/** An input of a notebook and its texts. */
export interface ChosenInput {
	readonly block: CellBlock;
	/** null where the cell itself has errors */
	readonly spec: InputSpec | null;
	readonly texts: readonly string[];
}

function specOf(block: CellBlock): InputSpec | null {
	const given = block.attributes.find(({ name }) => name === 'type')?.value;
	const type = INPUT_TYPES.find((known) => known === given);
	return type === undefined ? null : parseInput(type, block.name, block.body).spec;
}

/**
 * The inputs that `given` sets, by the names of the notebook. A name that no input has, and a value that its input
 * cannot take, is an `InputError` (where a query gives the options, their type is known only when it has run).
 */
export function chosenInputs(
	notebook: Notebook,
	given: ReadonlyMap<string, readonly string[]>
): readonly ChosenInput[] {
	const inputs = cellsOf(notebook).filter(({ kind }) => kind === 'input');
	const chosen = new Map<CellKey, ChosenInput>();
	for (const [name, values] of given) {
		const key = toCellKey(name);
		const block = inputs.find((input) => input.key === key);
		if (block === undefined) {
			const names = inputs.map((input) => input.name);
			throw new InputError({
				zh: `笔记本没有参数“${name}”，${names.length === 0 ? '它没有输入' : `有：${names.join('、')}`}`,
				en: `the notebook has no parameter "${name}"; ${names.length === 0 ? 'it has no inputs' : `it has: ${names.join(', ')}`}`
			});
		}
		const texts = [...(chosen.get(key)?.texts ?? []), ...values];
		chosen.set(key, { block, spec: specOf(block), texts });
	}
	for (const { block, spec, texts } of chosen.values()) {
		const choices = spec === null ? null : listedChoices(spec);
		if (spec !== null && choices !== null) parseValue(block.name, spec, choices, texts);
	}
	return [...chosen.values()];
}

/** The notebook in `file` and what `given` chooses in it. */
export async function openNotebook(file: string, given: ReadonlyMap<string, readonly string[]>) {
	const source = await readNotebookText(file);
	const notebook = parseNotebook(source);
	return { source, notebook, chosen: chosenInputs(notebook, given) };
}
