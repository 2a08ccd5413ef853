import { linter, type Diagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import type { Command, EditorView } from '@codemirror/view';
import type { Span } from '../../base/span.ts';
import type { SqlSupport } from './sql-support.ts';

/** Milliseconds without a keystroke after which the text is read. */
export const DELAY = 400;

/** The characters to be underlined for `span`: one at least, the last one where the text is to go on. */
export function marked({ state }: EditorView, { start, end }: Span): { from: number; to: number } {
	const { length } = state.doc;
	const from = Math.max(0, Math.min(start, length - 1));
	return { from, to: Math.min(Math.max(end, from + 1), length) };
}

/** Errors as they are typed: full-width marks, and what the engine says as it reads the text. */
export function sqlLint(support: SqlSupport): Extension {
	return linter(
		async (view): Promise<readonly Diagnostic[]> => {
			const sql = view.state.doc.toString();
			const words = support.words();
			const marks = (await support.fullWidth(sql)).map((span): Diagnostic => ({
				...marked(view, span),
				severity: 'warning',
				message: words.fullWidth,
				actions: [{ name: words.fix, apply: (target) => void fixFullWidth(support)(target) }]
			}));
			// Half a character is no text yet.
			if (sql.trim() === '' || view.composing) return marks;
			const error = await support.check(sql);
			if (error === null) return marks;
			const place = error.span ?? { start: 0, end: sql.length };
			return [...marks, { ...marked(view, place), severity: 'error', message: error.message }];
		},
		{ delay: DELAY }
	);
}

/** Writes SQL's own marks in place of the full-width ones; false where there are none. */
export function fixFullWidth(support: SqlSupport): Command {
	return (view) => {
		if (!support.mayHaveFullWidth(view.state.doc.toString())) return false;
		void mend(view, support);
		return true;
	};
}

async function mend(view: EditorView, support: SqlSupport): Promise<void> {
	const { doc } = view.state;
	const marks = await support.fullWidth(doc.toString());
	// What was typed meanwhile has moved the marks.
	if (marks.length === 0 || view.state.doc !== doc) return;
	view.dispatch({
		changes: marks.map(({ start, end, replacement }) => ({ from: start, to: end, insert: replacement })),
		userEvent: 'input.fix'
	});
}
