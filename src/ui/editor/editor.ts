import { autocompletion, closeCompletion, startCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, indentWithTab, toggleComment } from '@codemirror/commands';
import { bracketMatching, defaultHighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { forceLinting, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec, type Extension, type Text } from '@codemirror/state';
import { EditorView, keymap, type KeyBinding, type ViewUpdate } from '@codemirror/view';
import type { Span } from '../../base/span.ts';
import { completionKeys } from './completion-keys.ts';
import { sqlCompletion } from './completion.ts';
import { writingAids } from './cursors.ts';
import type { YamlSupport } from './editor-support.ts';
import { formatSql } from './format-sql.ts';
import { languageOf, type LanguageKind } from './languages.ts';
import { fixFullWidth, marked, sqlLint } from './lint.ts';
import type { SqlSupport } from './sql-support.ts';
import { COLOURS, THEME } from './theme.ts';
import { yamlTools } from './yaml-tools.ts';

/** What an editor is made with. */
export interface EditorSetup {
	readonly text: string;
	readonly kind: LanguageKind;
	/** what the page knows for SQL, and for the YAML of charts and inputs; null for the rest */
	readonly support: SqlSupport | null;
	readonly yaml: YamlSupport | null;
	/** what the editor is, for assistive technology */
	readonly label: string;
	/** the text has changed through the person at the keyboard: letter by letter, or by a paste, a layout and the like */
	readonly onchange: (text: string, typed: boolean) => void;
	/** Ctrl or Cmd and Enter; Shift and Enter with `goOn` */
	readonly onrun: (goOn: boolean) => void;
	/** Ctrl or Cmd, Shift and Enter: `text` is what is selected, and never empty */
	readonly onrunselection: (text: string) => void;
	/** something has been selected, or nothing is any more */
	readonly onselect: (some: boolean) => void;
	/** the cursor has come in, or gone */
	readonly onfocus: (inside: boolean) => void;
	/** Escape, where nothing else has a use for it */
	readonly onleave: () => void;
}

/** What keys do in an editor of SQL, for menus and the palette. */
export type EditorCommand = 'comment' | 'fix' | 'complete';

/** A CodeMirror editor and the few things that the page does to it. */
export interface CodeEditor {
	/** Puts `text` in place of what stands there, when it differs; not reported as a change. */
	setText(text: string): void;
	/** Underlines `span` with `message`; null for no error. */
	setError(error: { readonly message: string; readonly span: Span } | null): void;
	setLabel(label: string): void;
	/** Writes a name where the cursor is, parted from the words around it; with `stay` the focus is left alone. */
	insertName(name: string, stay: boolean): void;
	/** Does what the key for it does, with the cursor in the editor. */
	run(command: EditorCommand): void;
	/** Lays the SQL out; false where it cannot be read and is left alone. */
	format(): Promise<boolean>;
	/** Runs what is selected by itself, if anything is. */
	runSelection(): void;
	focus(): void;
	destroy(): void;
}

/** Makes an editor inside `host`. */
export function createEditor(host: HTMLElement, setup: EditorSetup): CodeEditor {
	const label = new Compartment();
	const { support } = setup;
	let quiet = false;
	let composed = false;
	/** whether something is selected */
	let some = false;
	/** where the name ends that was written last by `insertName` */
	let named: { readonly doc: Text; readonly end: number } | null = null;
	const format = (): Promise<boolean> => formatted(view, support);
	const view: EditorView = new EditorView({
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
				runKeys(setup),
				languageOf(setup.kind),
				writingAids(),
				support ? sqlTools(support, format) : [],
				setup.yaml ? yamlTools(setup.yaml) : [],
				keymap.of([{ key: 'Escape', run: () => leave(setup.onleave) }, ...defaultKeymap, indentWithTab]),
				label.of(labelled(setup.label)),
				EditorView.updateListener.of((update) => {
					if (update.selectionSet && some === update.state.selection.main.empty) {
						some = !some;
						setup.onselect(some);
					}
					if (!update.docChanged || quiet) return;
					// What is being composed is no text yet: it would be run, kept and taken back letter by letter.
					if (update.view.composing) composed = true;
					else setup.onchange(update.state.doc.toString(), isTyped(update));
				}),
				EditorView.domEventHandlers({
					focus: () => setup.onfocus(true),
					blur: () => {
						// Where the focus goes is known only after this event. With the window it goes nowhere: it comes back.
						setTimeout(() => {
							if (view.dom.isConnected && view.root.activeElement !== view.contentDOM) setup.onfocus(false);
						});
					},
					compositionend: () => {
						// The last change of the composition comes after this event.
						setTimeout(() => {
							if (!composed || view.composing) return;
							composed = false;
							setup.onchange(view.state.doc.toString(), true);
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
			const found =
				error && ({ ...marked(view, error.span), severity: 'error', message: error.message } as const);
			view.dispatch(setDiagnostics(view.state, found ? [found] : []));
			// What is wrong while typing is found again.
			if (!error && (support ?? setup.yaml)) forceLinting(view);
		},
		setLabel: (text) => view.dispatch({ effects: label.reconfigure(labelled(text)) }),
		insertName(name, stay) {
			const { doc, selection } = view.state;
			const { from, to } = selection.main;
			// Right after the name that was written last this is the next one of a list; glued to a word it would be another.
			const next = named?.doc === doc && named.end === from && from === to;
			const before = next
				? ', '
				: /[\p{L}\p{N}_"]$/u.test(doc.sliceString(Math.max(0, from - 2), from))
					? ' '
					: '';
			const after = /^[\p{L}\p{N}_"]/u.test(doc.sliceString(to, to + 2)) ? ' ' : '';
			const insert = before + name + after;
			const end = from + before.length + name.length;
			view.dispatch({
				changes: { from, to, insert },
				selection: { anchor: end },
				scrollIntoView: !stay,
				userEvent: 'input.insert'
			});
			named = { doc: view.state.doc, end };
			if (!stay) view.focus();
		},
		run(command) {
			view.focus();
			if (command === 'comment') toggleComment(view);
			else if (command === 'complete') startCompletion(view);
			else if (support) fixFullWidth(support)(view);
		},
		format,
		runSelection() {
			const selected = selectedText(view);
			if (selected !== null) setup.onrunselection(selected);
		},
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

/** Whether letters were typed or deleted one by one, and nothing else. */
function isTyped({ transactions }: ViewUpdate): boolean {
	return transactions.every(
		(each) =>
			!each.docChanged ||
			each.isUserEvent('input.type') ||
			(each.isUserEvent('delete') && !each.isUserEvent('delete.cut'))
	);
}

function leave(onleave: () => void): boolean {
	onleave();
	return true;
}

function labelled(text: string): Extension {
	return EditorView.contentAttributes.of({ 'aria-label': text });
}

/** Completion, errors while typing, layout and the mending of full-width marks. */
function sqlTools(support: SqlSupport, format: () => Promise<boolean>): Extension {
	const fix = fixFullWidth(support);
	// Input methods take Ctrl with a full stop, and Ctrl with a space.
	const keys: readonly KeyBinding[] = [
		{ key: 'Mod-.', run: fix },
		{ key: 'Alt-Enter', run: fix },
		...lintKeymap
	];
	return [
		autocompletion({
			override: [sqlCompletion(support)],
			icons: false,
			defaultKeymap: false,
			maxRenderedOptions: 24
		}),
		Prec.highest(keymap.of(completionKeys)),
		sqlLint(support),
		Prec.high(keymap.of(keys)),
		Prec.high(EditorView.domEventHandlers({ keydown: (event, view) => altKeys(event, view, format) }))
	];
}

/** Keys with Alt by their place: on a Mac they would write a letter of their own. */
function altKeys(event: KeyboardEvent, view: EditorView, format: () => Promise<boolean>): boolean {
	if (event.isComposing || event.keyCode === 229) return false;
	const { altKey, ctrlKey, metaKey, shiftKey, code } = event;
	if (!altKey || ctrlKey || metaKey) return false;
	if (code === 'KeyF' && shiftKey) void format();
	else if (code !== 'Slash' || shiftKey || !startCompletion(view)) return false;
	event.preventDefault();
	return true;
}

async function formatted(view: EditorView, support: SqlSupport | null): Promise<boolean> {
	const before = view.state.doc;
	const text = support && (await support.layOut(before.toString(), formatSql));
	// What was typed meanwhile is newer than what was laid out.
	if (text === null || view.state.doc !== before) return false;
	if (text !== before.toString()) {
		view.dispatch({
			changes: { from: 0, to: before.length, insert: text },
			selection: { anchor: Math.min(view.state.selection.main.head, text.length) },
			userEvent: 'input.format'
		});
	}
	return true;
}

/** The selected text; null where there is none but blanks. */
function selectedText({ state }: EditorView): string | null {
	const { from, to } = state.selection.main;
	const text = state.sliceDoc(from, to);
	return text.trim() === '' ? null : text;
}

/** Enter that ends a composition belongs to the input method, also with Ctrl, Cmd or Shift held. */
function runKeys({ onrun, onrunselection }: EditorSetup): Extension {
	return Prec.highest(
		EditorView.domEventHandlers({
			keydown: (event, view) => {
				// 229 is what browsers report for a key that the input method has taken.
				if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return false;
				const mod = event.ctrlKey || event.metaKey;
				if (!(mod || event.shiftKey) || event.altKey) return false;
				// Who runs it has written what was to be written; Escape then leads out of the editor at once.
				closeCompletion(view);
				const selected = selectedText(view);
				// With nothing selected the key is the page's: it runs what was changed.
				if (mod && event.shiftKey && selected === null) return false;
				event.preventDefault();
				if (mod && event.shiftKey && selected !== null) onrunselection(selected);
				else onrun(!mod);
				return true;
			}
		})
	);
}
