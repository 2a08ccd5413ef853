import { parseLocalised, type Localised } from '../../base/localised.ts';

import type { Head } from '../model.ts';
import { readMapping } from '../yaml.ts';

const BOM = '\uFEFF';
const FRONT_MATTER = /^---[ \t]*(?:\r\n|\n|\r)([\s\S]*?)(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/;

function localisedOf(value: unknown): Localised | null {
	if (value === null || typeof value === 'object') return null;
	return parseLocalised(String(value));
}

/** Reads what stands before the first block of a notebook; keys that we do not know stay as they are. */
export function parseHead(text: string): Head {
	const bom = text.startsWith(BOM) ? BOM : '';
	const match = FRONT_MATTER.exec(text.slice(bom.length));
	const empty: Head = { raw: bom, title: null, description: null, errors: [] };
	if (match === null) return empty;
	const [whole, yaml = ''] = match;
	// A rule at the top must not swallow the cells down to the next rule.
	if (/^ {0,3}(?:`{3}|~{3})/m.test(yaml)) return empty;
	const mapping = readMapping(yaml);
	// Two rules with a heading between them are Markdown, not front matter.
	if (!mapping.isMapping) return empty;
	const offset = bom.length + whole.indexOf(yaml, 3);
	const entry = (name: string) => localisedOf(mapping.entries.find(({ key }) => key === name)?.value ?? null);
	return {
		raw: bom + whole,
		title: entry('title'),
		description: entry('description'),
		errors: mapping.problems.map(({ message, span }) => ({
			message,
			part: 'head',
			span: { start: span.start + offset, end: span.end + offset }
		}))
	};
}
