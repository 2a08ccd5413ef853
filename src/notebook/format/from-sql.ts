import { cellNames, toCellKey } from '../names.ts';
import { insertBlock } from './edit.ts';
import { formatNotebook, parseNotebook, withPlainLineEnds } from './parse.ts';
import { scriptCells } from './script-cells.ts';
import { scriptStatements } from './script-statements.ts';

/**
 * The notebook's Markdown for a plain SQL file, whose cells run as the script would; comments are kept.
 * `reserved` are names that a cell cannot have.
 */
export function notebookFromSql(title: string, sql: string, reserved: readonly string[] = []): string {
	const { statements, rest } = scriptStatements(withPlainLineEnds(sql.replace(/^\uFEFF/, '')));
	const cells = scriptCells(statements, rest, new Set(reserved.map(toCellKey)));
	const wanted = cells.flatMap(({ name }) => (name === null ? [] : [toCellKey(name)]));
	const taken = new Set(wanted);
	const next = cellNames(new Set([...wanted, ...reserved.map(toCellKey)]));
	let notebook = parseNotebook(`---\ntitle: ${JSON.stringify(title)}\n---\n`);
	for (const { name, body } of cells) {
		// Made twice, it is the first that has the name.
		const free = name !== null && taken.delete(toCellKey(name));
		const block = { kind: 'sql', body, attributes: { name: free ? name : next() } } as const;
		notebook = insertBlock(notebook, notebook.blocks.length, { kind: 'prose', text: '\n' });
		notebook = insertBlock(notebook, notebook.blocks.length, block);
	}
	return formatNotebook(notebook);
}
