import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Manifest } from '../schema/manifest.ts';
import { type Built, buildPublicData, type DataFile, sha256 } from './build-dataset.ts';
import { hashInputs } from './inputs.ts';
import { PUBLIC_DATA } from './paths.ts';

const MANIFEST = 'manifest.json';

/** What an engine loads: one Arrow IPC stream per table, then the statements in order. */
export interface LoadableDataset {
	/** names a state of the dataset; links are pinned to it */
	readonly hash: string;
	readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
	/** views, macros and comments, one statement each */
	readonly sql: readonly string[];
}

/**
 * The dataset, built first where `public/data` is missing or not of the present inputs. `files` are named after
 * their tables. Calls of one process share the work.
 */
export function ensureDataset(): Promise<LoadableDataset> {
	pending ??= ensure().finally(() => {
		pending = null;
	});
	return pending;
}

let pending: Promise<LoadableDataset> | null = null;

async function ensure(): Promise<LoadableDataset> {
	const inputs = await hashInputs();
	const kept = await readPublicData();
	if (kept && kept.manifest.inputs === inputs) return loadable(kept);
	const built = await buildPublicData(inputs);
	await writePublicData(built);
	return loadable(built);
}

/** Whether `public/data` is complete and of the present inputs. */
export async function isPublicDataFresh(): Promise<boolean> {
	const kept = await readPublicData();
	return kept !== null && kept.manifest.inputs === (await hashInputs());
}

function loadable({ manifest, files }: Pick<Built, 'manifest' | 'files'>): LoadableDataset {
	const bytes = new Map(files.map((file) => [file.name, file.bytes]));
	return {
		hash: manifest.hash,
		sql: manifest.sql,
		files: manifest.tables.map((table) => {
			const found = bytes.get(table.file);
			if (!found) throw new Error(`the manifest names ${table.file}, which was not built`);
			return { name: table.name, bytes: found };
		})
	};
}

/** What `public/data` holds now; null where something is missing or not what its manifest says. */
export async function readPublicData(): Promise<Pick<Built, 'manifest' | 'files'> | null> {
	const text = await readFile(join(PUBLIC_DATA, MANIFEST), 'utf8').catch(() => null);
	if (text === null) return null;
	const manifest = parseManifest(text);
	if (!manifest) return null;
	const files: DataFile[] = [];
	for (const { file, sha256: expected } of [...manifest.tables, ...manifest.sources]) {
		const bytes = await readFile(join(PUBLIC_DATA, file)).catch(() => null);
		if (bytes === null || sha256(bytes) !== expected) return null;
		files.push({ name: file, bytes });
	}
	return { manifest, files };
}

/** The manifest in `text`; null where it is half written or of another version. */
function parseManifest(text: string): Manifest | null {
	try {
		const parsed = JSON.parse(text) as Partial<Manifest> | null;
		return parsed?.version === 1 && parsed.tables && parsed.sources && parsed.sql
			? (parsed as Manifest)
			: null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

/** Writes `built` to `public/data`: every file aside and renamed, the manifest last, then what is left over goes. */
export async function writePublicData(built: Built): Promise<void> {
	const manifest = `${JSON.stringify(built.manifest, null, '\t')}\n`;
	for (const { name, bytes } of built.files) await writeAside(name, bytes);
	await writeAside(MANIFEST, manifest);
	const wanted = new Set([MANIFEST, ...built.files.map(({ name }) => name)]);
	const entries = await readdir(PUBLIC_DATA, { recursive: true, withFileTypes: true });
	for (const entry of entries) {
		const path = join(entry.parentPath, entry.name);
		const name = path.slice(PUBLIC_DATA.length + 1).replaceAll('\\', '/');
		if (entry.isFile() && !wanted.has(name) && !name.endsWith(ASIDE)) await rm(path, { force: true });
	}
}

const ASIDE = '.part';

async function writeAside(name: string, content: Uint8Array | string): Promise<void> {
	const path = join(PUBLIC_DATA, name);
	const aside = `${path}.${process.pid}${ASIDE}`;
	await mkdir(dirname(path), { recursive: true });
	await writeFile(aside, content);
	await rename(aside, path);
}
