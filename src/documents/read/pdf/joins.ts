import type { Block, Cell } from '../blocks.ts';
import { NEAR } from './geometry.ts';
import type { PageParts, PageTable } from './page.ts';
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
		for (const part of parts) {
			if (part.kind === 'lines') {
				table = null;
				lines.push(...part.lines.map((line) => ({ line, frame })));
			} else if (table !== null && sameColumns(table.edges, part)) continueTable(table.rows, part.rows);
			else {
				flush();
				table = { rows: [...part.rows], edges: part.edges };
				blocks.push({ kind: 'table', rows: table.rows });
			}
		}
	}
	flush();
	return blocks;
}

function sameColumns(edges: readonly number[], { edges: others }: PageTable): boolean {
	return (
		edges.length === others.length &&
		edges.every((edge, index) => Math.abs(edge - (others[index] ?? 0)) <= 2 * NEAR)
	);
}
