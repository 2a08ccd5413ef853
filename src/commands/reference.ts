import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, messageOf } from '../base/errors.ts';
import type { DatasetReference } from '../dataset/reference.ts';
import type { ParserReference } from '../documents/reference.ts';
import { REFERENCE } from './paths.ts';

/** Everything in `data/reference/`, by file name: what the parser and the dataset are handed. */
export type Reference = ParserReference & DatasetReference;

/** Reads `data/reference/*.json`. The files are our own, reviewed like code: their shape is checked by tests. */
export async function readReference(): Promise<Reference> {
	const files = (await readdir(REFERENCE)).filter((file) => file.endsWith('.json')).sort();
	const entries = await Promise.all(
		files.map(async (file): Promise<[string, unknown]> => {
			const text = await readFile(join(REFERENCE, file), 'utf8');
			return [file.slice(0, -'.json'.length), parseJson(file, text)];
		})
	);
	return Object.fromEntries(entries) as unknown as Reference;
}

function parseJson(file: string, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new InputError(
			{
				zh: `data/reference/${file} 不是有效的 JSON：${messageOf(error)}`,
				en: `data/reference/${file} is not valid JSON: ${messageOf(error)}`
			},
			{ cause: error }
		);
	}
}
