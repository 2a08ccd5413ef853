import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { simplifySelection } from '@codemirror/commands';
import { selectNextOccurrence } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';

/**
 * Several cursors: the next place of a word by key, any place by Alt and a click. They are drawn from the first time
 * that there are several; one alone is the browser's own, which costs a key nothing.
 */
function severalCursors(): Extension {
	const drawn = new Compartment();
	return [
		EditorState.allowMultipleSelections.of(true),
		EditorView.clickAddsSelectionRange.of((event) => event.altKey),
		drawn.of([]),
		EditorState.transactionExtender.of(({ startState, newSelection }) => {
			const needed = newSelection.ranges.length > 1 && [drawn.get(startState)].flat().length === 0;
			return needed ? { effects: drawn.reconfigure(drawSelection()) } : null;
		}),
		keymap.of([
			{ key: 'Mod-d', run: selectNextOccurrence, preventDefault: true },
			// One cursor again, before Escape leads out of the editor.
			{ key: 'Escape', run: (view) => view.state.selection.ranges.length > 1 && simplifySelection(view) }
		])
	];
}

/** Brackets and quotation marks close by themselves, not while an input method composes. */
export function writingAids(): Extension {
	return [closeBrackets(), keymap.of(closeBracketsKeymap), severalCursors()];
}
