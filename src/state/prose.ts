/** What the page needs of the notebook's text format to put values into prose, and to edit it. */
export { proseParts, type ProseParts } from '../notebook/format/prose-text.ts';
export { proseSegments, type Quote } from '../notebook/format/quotes.ts';
