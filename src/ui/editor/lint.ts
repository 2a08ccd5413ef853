import { linter, type Diagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import type { Command, EditorView } from '@codemirror/view';
import type { SqlSupport } from './sql-support.ts';

/** Milliseconds without a keystroke after which the text is read. */
const DELAY = 400;

function inside(view: EditorView, start: number, end: number): { from: number; to: number } {
	const { length } = view.state.doc;
	const from = Math.min(start, length);
	return { from, to: Math.min(Math.max(end, from + 1), length) };
}

/** Errors as they are typed: full-width marks at once, the rest as the engine reads it. */
export function sqlLint(support: SqlSupport): Extension {
	return linter(
		async (view): Promise<readonly Diagnostic[]> => {
			const sql = view.state.doc.toString();
			const words = support.words();
			const marks = support.fullWidth(sql).map(({ start, end }): Diagnostic => ({
				...inside(view, start, end),
				severity: 'warning',
				message: words.fullWidth,
				actions: [{ name: words.fix, apply: (target) => void fixFullWidth(support)(target) }]
			}));
			// The engine would only say that it knows no such name.
			if (marks.length > 0 || sql.trim() === '') return marks;
			// Half a character is no text yet.
			if (view.composing) return [];
			const error = await support.check(sql);
			if (error === null) return [];
			const place = inside(view, error.span?.start ?? 0, error.span?.end ?? sql.length);
			return [{ ...place, severity: 'error', message: error.message }];
		},
		{ delay: DELAY }
	);
}

/** Writes SQL's own marks in place of the full-width ones; false where there are none. */
export function fixFullWidth(support: SqlSupport): Command {
	return (view) => {
		const marks = support.fullWidth(view.state.doc.toString());
		if (marks.length === 0) return false;
		view.dispatch({
			changes: marks.map(({ start, end, replacement }) => ({ from: start, to: end, insert: replacement })),
			userEvent: 'input.fix'
		});
		return true;
	};
}
