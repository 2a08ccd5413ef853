import type { Block, Cell } from '../blocks.ts';
import { aligned } from './columns.ts';
import type { PageParts } from './page.ts';
import { paragraphsOf, type Frame, type FramedLine } from './paragraphs.ts';
import { framesOf, withoutRunning } from './running.ts';
import { continueTable } from './torn-rows.ts';

/** The document's blocks: joins what pages have torn apart, paragraphs and tables with the same columns. */
export function blocksOf(printed: readonly PageParts[]): Block[] {
	const pages = withoutRunning(printed);
	const frames = framesOf(pages);
	const blocks: Block[] = [];
	let lines: FramedLine[] = [];
	let table: { rows: Cell[][]; edges: readonly number[] } | null = null;
	const flush = (): void => {
		for (const pieces of paragraphsOf(lines)) blocks.push({ kind: 'line', pieces });
		lines = [];
	};
	for (const [index, { parts }] of pages.entries()) {
		const frame: Frame = frames[index] ?? { left: 0, right: Infinity };
		for (const [place, part] of parts.entries()) {
			if (part.kind === 'lines') {
				table = null;
				lines.push(...part.lines.map((line) => ({ line, frame })));
				continue;
			}
			const both = table === null || place > 0 ? null : aligned(table, part);
			if (table === null || both === null) {
				flush();
				table = { rows: [...part.rows], edges: part.edges };
				blocks.push({ kind: 'table', rows: table.rows });
			} else {
				table.edges = both.above.edges;
				table.rows.splice(0, Infinity, ...both.above.rows.map((row) => [...row]));
				continueTable(table.rows, both.below.rows);
			}
		}
	}
	flush();
	return blocks;
}
