import {
	acceptCompletion,
	closeCompletion,
	completionKeymap,
	completionStatus,
	selectedCompletion
} from '@codemirror/autocomplete';
import type { EditorView, KeyBinding } from '@codemirror/view';

/** The word before the cursor, in lower case. */
function wordBefore({ state }: EditorView): string {
	const { head } = state.selection.main;
	const line = state.doc.lineAt(head);
	const before = line.text.slice(0, head - line.from);
	return (/[\p{L}\p{N}_$]+$/u.exec(before)?.[0] ?? '').toLowerCase();
}

/** Shuts a list that has nothing to add to the word before the cursor: Enter then starts a new line. */
function shutAfterWhole(view: EditorView): boolean {
	const selected = selectedCompletion(view.state);
	if (completionStatus(view.state) !== 'active' || selected === null) return false;
	const word = wordBefore(view);
	const written = typeof selected.apply === 'string' ? selected.apply : selected.label;
	if (selected.label.toLowerCase() === word && written.toLowerCase() === word) closeCompletion(view);
	return false;
}

/** Enter and Tab take what the list offers. */
export const completionKeys: readonly KeyBinding[] = [
	{ key: 'Enter', run: shutAfterWhole },
	{ key: 'Tab', run: acceptCompletion },
	...completionKeymap
];
