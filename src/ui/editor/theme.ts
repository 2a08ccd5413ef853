import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export const COLOURS = HighlightStyle.define([
	{ tag: tags.keyword, color: 'var(--accent)' },
	{ tag: [tags.string, tags.special(tags.string)], color: 'var(--series-3)' },
	{ tag: [tags.number, tags.bool, tags.null], color: 'var(--series-4)' },
	{ tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
	{ tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--series-5)' },
	{ tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
	{ tag: tags.heading, color: 'var(--accent)', fontWeight: '600' },
	{ tag: tags.strong, fontWeight: '600' },
	{ tag: tags.emphasis, fontStyle: 'italic' },
	{ tag: tags.strikethrough, textDecoration: 'line-through' },
	{ tag: [tags.link, tags.url], color: 'var(--accent)' },
	{ tag: tags.monospace, color: 'var(--series-3)' },
	{ tag: [tags.processingInstruction, tags.contentSeparator, tags.quote], color: 'var(--ink-3)' }
]);

const LINT = { backgroundImage: 'none', textUnderlineOffset: '0.2em' };

export const THEME = EditorView.theme({
	'&': { fontSize: '13.5px', backgroundColor: 'transparent', color: 'var(--ink)' },
	'&.cm-focused': { outline: 'none' },
	'.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
	'.cm-content': { padding: '0', caretColor: 'var(--accent)' },
	'.cm-line': { padding: '0' },
	'.cm-cursor': { borderLeftColor: 'var(--accent)' },
	'.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
		backgroundColor: 'color-mix(in srgb, var(--accent) 24%, transparent)'
	},
	'.cm-lintRange-error': { ...LINT, textDecoration: 'underline wavy var(--warn)' },
	'.cm-lintRange-warning': { ...LINT, textDecoration: 'underline wavy var(--note-line)' },
	'.cm-tooltip': {
		backgroundColor: 'var(--sheet)',
		color: 'var(--ink)',
		border: '1px solid var(--line-strong)',
		borderRadius: 'var(--radius)',
		maxWidth: 'min(36rem, 90vw)'
	},
	'.cm-diagnostic': { borderInlineStart: '3px solid var(--warn)', whiteSpace: 'pre-line' },
	'.cm-diagnostic-warning': { borderInlineStartColor: 'var(--note-line)' },
	'.cm-diagnosticAction': { backgroundColor: 'var(--accent)', color: 'var(--accent-ink)' },
	'.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '16em' },
	'.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
		backgroundColor: 'var(--accent-wash)',
		color: 'var(--ink)'
	},
	'.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--accent)', fontWeight: '600' },
	'.cm-completionDetail': { fontStyle: 'normal', fontFamily: 'var(--sans)', color: 'var(--ink-3)' },
	'.cm-completionInfo': { fontFamily: 'var(--sans)', fontSize: 'var(--tiny)', padding: '0.375rem 0.625rem' },
	// Where it has no room beside the list, it would lie over it.
	'@media (max-width: 48rem)': { '.cm-tooltip.cm-completionInfo': { display: 'none' } }
});
