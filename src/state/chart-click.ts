import { InputError } from '../base/errors.ts';
import type { Localised } from '../base/localised.ts';
import { formatValue, parseValue } from '../notebook/parameters/values.ts';
import type { CellBlock } from '../notebook/model.ts';
import type { NotebookState } from './notebook-state.svelte.ts';
import type { CellResult } from './results.ts';

type InputResult = Extract<CellResult, { kind: 'input' }>;

/** The input `name` and its value as it stands; null while there is none. */
export function inputNamed(
	notebook: NotebookState,
	name: string
): { readonly cell: CellBlock; readonly result: InputResult } | null {
	const cell = notebook.cellNamed(name);
	const result = cell && notebook.statusOf(cell).result;
	return cell && result?.kind === 'input' ? { cell, result } : null;
}

/** What somebody chose for the input `name`, as links write it; null where it has its default. */
export function chosenTexts(notebook: NotebookState, name: string): readonly string[] | null {
	const input = inputNamed(notebook, name);
	return input && notebook.isChosen(input.cell) ? formatValue(input.result.value) : null;
}

/**
 * Chooses `text` for the input `name`, or takes the choice back where it is chosen already; in a list, `text` comes or
 * goes. Says what is wrong where the input cannot have it.
 */
export function toggleChoice(notebook: NotebookState, name: string, text: string): Localised | null {
	const input = inputNamed(notebook, name);
	if (!input) return null;
	const { spec, options, value } = input.result;
	const now = chosenTexts(notebook, name) ?? [];
	const others = now.filter((each) => each !== text && each !== '');
	const next = now.includes(text) ? others : value.list ? [...others, text] : [text];
	if (next.length === 0 || (!value.list && now.includes(text))) {
		notebook.clearParameter(input.cell);
		return null;
	}
	try {
		notebook.setParameter(input.cell, parseValue(name, spec, { options, type: value.type }, next));
		return null;
	} catch (thrown) {
		if (thrown instanceof InputError) return thrown.text;
		throw thrown;
	}
}
