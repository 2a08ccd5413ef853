import { defineLanguageFacet, Language, languageDataProp } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { GFM, parser } from '@lezer/markdown';

/** Pairs that prose closes: an apostrophe is none there, and braces quote a value of a cell. */
const data = defineLanguageFacet({ closeBrackets: { brackets: ['(', '[', '{'] } });

/** Markdown as it is read here; the package that wraps this parser brings HTML, CSS and JavaScript along. */
export const markdown: Extension = new Language(
	data,
	parser.configure([GFM, { props: [languageDataProp.add({ Document: data })] }]),
	[],
	'markdown'
).extension;
