import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { DATA, ROOT } from './paths.ts';

/** Everything that can change what the dataset is; tests beside the sources cannot. */
const FOLDERS = [
	DATA,
	...['base', 'schema', 'documents', 'dataset'].map((layer) => join(ROOT, 'src', layer))
];
const PIPELINE = ['build-dataset.ts', 'document-folder.ts', 'reference.ts', 'source-text.ts'].map((file) =>
	join(import.meta.dirname, file)
);

/** True where a change of `path` makes the dataset out of date. */
export function isInput(path: string): boolean {
	const inside = FOLDERS.some((folder) => path.startsWith(`${folder}/`)) || PIPELINE.includes(path);
	return inside && !path.endsWith('.test.ts') && !path.endsWith('.md');
}

/** One hash over the names and contents of all inputs: equal inputs, equal dataset, whatever the clock says. */
export async function hashInputs(): Promise<string> {
	const listed = await Promise.all(
		FOLDERS.map(async (folder) => {
			const entries = await readdir(folder, { recursive: true, withFileTypes: true });
			return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
		})
	);
	const files = [...listed.flat(), ...PIPELINE].filter(isInput).sort();
	const hash = createHash('sha256');
	for (const file of files) {
		const bytes = await readFile(file);
		hash.update(`${relative(ROOT, file)}\0${bytes.byteLength}\0`).update(bytes);
	}
	return hash.digest('hex');
}
