/** Every folder of `test/twins` holds a text and the same document as other kinds of file: they must give the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parseReport } from '../src/documents/parse.ts';
import { readDocument } from '../src/documents/read/read-document.ts';
import { parserReference } from './reference.ts';

const TWINS = join(import.meta.dirname, 'twins');

const files = readdirSync(TWINS).flatMap((folder) =>
	readdirSync(join(TWINS, folder))
		.filter((name) => name.startsWith('file.'))
		.map((name) => [folder, name] as const)
);

/** What a report says, without where it stands; how a line was broken is not part of it. */
async function told(folder: string, name: string): Promise<unknown> {
	const { text, format } = await readDocument(readFileSync(join(TWINS, folder, name)), name);
	const { document, tasks, areas } = parseReport(text, parserReference);
	const fields = tasks.map((task) => ({
		no: task.no,
		section: task.section,
		target: task.target,
		status: task.status,
		statusRaw: task.statusRaw,
		progress: task.progress,
		deadline: task.deadline,
		departments: task.departments.map(({ raw, role }) => [raw, role]),
		milestones: task.milestones.map(({ quarter, place, text }) => [quarter, place, text])
	}));
	const told = {
		title: document.title,
		kind: document.kind,
		year: document.year,
		city: document.city,
		areas
	};
	expect(`.${format === 'text' ? 'txt' : format}`).toBe(extname(name));
	expect(tasks.length).toBeGreaterThan(1);
	return JSON.parse(JSON.stringify({ ...told, tasks: fields }));
}

test.each(files)('%s: %s says what the text says', async (folder, name) => {
	expect(await told(folder, name)).toEqual(await told(folder, 'text.txt'));
});
