import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { PostgreSQL, sql, SQLDialect } from '@codemirror/lang-sql';
import {
	bracketMatching,
	defaultHighlightStyle,
	HighlightStyle,
	indentUnit,
	syntaxHighlighting
} from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Span } from '../../base/span.ts';

/** DuckDB's words on top of PostgreSQL's, on whose grammar its own is built. */
const DuckDB = SQLDialect.define({
	...PostgreSQL.spec,
	keywords: `${PostgreSQL.spec.keywords ?? ''} qualify pivot unpivot exclude replace columns semi anti asof positional summarize describe macro sample`,
	types: `${PostgreSQL.spec.types ?? ''} hugeint utinyint usmallint uinteger ubigint struct map list enum blob`,
	doubleDollarQuotedStrings: true
});

const COLOURS = HighlightStyle.define([
	{ tag: tags.keyword, color: 'var(--accent)' },
	{ tag: [tags.string, tags.special(tags.string)], color: 'var(--series-3)' },
	{ tag: [tags.number, tags.bool, tags.null], color: 'var(--series-4)' },
	{ tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
	{ tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--series-5)' }
]);

const THEME = EditorView.theme({
	'&': { fontSize: '13.5px', backgroundColor: 'transparent', color: 'var(--ink)' },
	'&.cm-focused': { outline: 'none' },
	'.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
	'.cm-content': { padding: '0', caretColor: 'var(--accent)' },
	'.cm-line': { padding: '0' },
	'.cm-cursor': { borderLeftColor: 'var(--accent)' },
	'.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
		backgroundColor: 'color-mix(in srgb, var(--accent) 24%, transparent)'
	},
	'.cm-lintRange-error': {
		backgroundImage: 'none',
		textDecoration: 'underline wavy var(--warn)',
		textUnderlineOffset: '0.2em'
	},
	'.cm-tooltip': {
		backgroundColor: 'var(--sheet)',
		color: 'var(--ink)',
		border: '1px solid var(--line-strong)'
	}
});

/** What an editor is made with. */
export interface EditorSetup {
	readonly text: string;
	readonly kind: 'sql' | 'yaml' | 'markdown';
	/** what the editor is, for assistive technology */
	readonly label: string;
	/** the text has changed through the person at the keyboard */
	readonly onchange: (text: string) => void;
	/** Ctrl or Cmd and Enter; Shift and Enter with `goOn` */
	readonly onrun: (goOn: boolean) => void;
	/** the cursor has come in, or gone */
	readonly onfocus: (inside: boolean) => void;
	/** Escape, where nothing else has a use for it */
	readonly onleave: () => void;
}

/** A CodeMirror editor and the few things that the page does to it. */
export interface CodeEditor {
	/** Puts `text` in place of what stands there, when it differs; not reported as a change. */
	setText(text: string): void;
	/** Underlines `span` with `message`; null for no error. */
	setError(error: { readonly message: string; readonly span: Span } | null): void;
	setLabel(label: string): void;
	focus(): void;
	destroy(): void;
}

/** Makes an editor inside `host`. */
export function createEditor(host: HTMLElement, setup: EditorSetup): CodeEditor {
	const label = new Compartment();
	let quiet = false;
	let composed = false;
	const view = new EditorView({
		parent: host,
		state: EditorState.create({
			doc: setup.text,
			extensions: [
				bracketMatching(),
				EditorView.lineWrapping,
				indentUnit.of('  '),
				syntaxHighlighting(COLOURS),
				syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
				THEME,
				setup.kind === 'sql' ? sql({ dialect: DuckDB, upperCaseKeywords: true }) : [],
				runKey(setup.onrun),
				keymap.of([{ key: 'Escape', run: () => leave(setup.onleave) }, ...defaultKeymap, indentWithTab]),
				label.of(labelled(setup.label)),
				EditorView.updateListener.of((update) => {
					if (update.focusChanged) setup.onfocus(update.view.hasFocus);
					if (!update.docChanged || quiet) return;
					// What is being composed is no text yet: it would be run, kept and taken back letter by letter.
					if (update.view.composing) composed = true;
					else setup.onchange(update.state.doc.toString());
				}),
				EditorView.domEventHandlers({
					compositionend: () => {
						// The last change of the composition comes after this event.
						setTimeout(() => {
							if (!composed || view.composing) return;
							composed = false;
							setup.onchange(view.state.doc.toString());
						});
					}
				})
			]
		})
	});
	return {
		setText(text) {
			const now = view.state.doc.toString();
			if (now === text) return;
			const change = differenceOf(now, text);
			quiet = true;
			view.dispatch({ changes: change, selection: { anchor: change.from + change.insert.length } });
			quiet = false;
		},
		setError(error) {
			const end = view.state.doc.length;
			const from = Math.min(error?.span.start ?? 0, end);
			const to = Math.min(Math.max(error?.span.end ?? 0, from), end);
			view.dispatch(
				setDiagnostics(
					view.state,
					error
						? [
								{
									from,
									to: to === from ? Math.min(from + 1, end) : to,
									severity: 'error',
									message: error.message
								}
							]
						: []
				)
			);
		},
		setLabel: (text) => view.dispatch({ effects: label.reconfigure(labelled(text)) }),
		focus: () => view.focus(),
		destroy: () => view.destroy()
	};
}

/** The one stretch in which two texts differ: the cursor and the marks outside of it stay where they are. */
function differenceOf(before: string, after: string): { from: number; to: number; insert: string } {
	const least = Math.min(before.length, after.length);
	let from = 0;
	while (from < least && before[from] === after[from]) from += 1;
	let end = 0;
	while (end < least - from && before.at(-1 - end) === after.at(-1 - end)) end += 1;
	return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

function leave(onleave: () => void): boolean {
	onleave();
	return true;
}

function labelled(text: string): Extension {
	return EditorView.contentAttributes.of({ 'aria-label': text });
}

/** Enter that ends a composition belongs to the input method, also with Ctrl, Cmd or Shift held. */
function runKey(onrun: (goOn: boolean) => void): Extension {
	return Prec.highest(
		EditorView.domEventHandlers({
			keydown: (event) => {
				// 229 is what browsers report for a key that the input method has taken.
				if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return false;
				const mod = event.ctrlKey || event.metaKey;
				if (mod === event.shiftKey || event.altKey) return false;
				event.preventDefault();
				onrun(event.shiftKey);
				return true;
			}
		})
	);
}
