/** What the page needs of the notebook's text format to put values into prose. */
export { proseSegments, type Quote } from '../notebook/format/quotes.ts';
