import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../base/errors.ts';
import { cellsOf } from '../notebook/format/parse.ts';
import type { Engine } from '../engine/engine.ts';
import { Relations } from '../state/relations.ts';
import { encodeCarried } from '../state/carried.ts';
import { CellScheduler } from '../state/cell-scheduler.ts';
import type { CellResult } from '../state/results.ts';
import { readArguments, runCommand } from './cli.ts';
import { nodeEngine } from './node-engine.ts';
import { openNotebook } from './notebook-file.ts';
import { NOTEBOOKS } from './paths.ts';

/** Larger results wait for the engine: the file is there to be quick. */
const MOST_ROWS = 2_000;

/** Runs the notebook in `file` at its defaults; a cell that fails is an error: what we ship must work. */
async function resultsOf(engine: Engine, file: string): Promise<ReadonlyMap<string, CellResult>> {
	const { notebook } = await openNotebook(file, new Map());
	const cells = new CellScheduler({ engine, relations: new Relations(), observe: () => {} });
	try {
		cells.update(notebook, {});
		await cells.idle();
		return new Map(
			cellsOf(notebook).flatMap(({ id, name }) => {
				const status = cells.status(id);
				const result = status?.result ?? null;
				if (status?.state !== 'done' || result === null) {
					const { zh, en } = status?.error?.message ?? { zh: '没有结果', en: 'no result' };
					throw new InputError({ zh: `${file} 的单元 ${name}：${zh}`, en: `${file}, cell ${name}: ${en}` });
				}
				const small = result.kind === 'input' || rowCountOf(result) <= MOST_ROWS;
				return small ? [[name, result] as const] : [];
			})
		);
	} finally {
		cells.close();
	}
}

function rowCountOf(result: Exclude<CellResult, { kind: 'input' }>): number {
	return result.kind === 'sql' ? result.table.rowCount : result.source.rowCount;
}

/** Writes the results of every built-in notebook at its defaults, one file each, into the folder that is given. */
await runCommand(async (args) => {
	const { positionals } = readArguments(args, {}, 'carried FOLDER');
	const [folder] = positionals;
	if (folder === undefined)
		throw new InputError({ zh: '请给出输出文件夹', en: 'give a folder for the output' });
	await mkdir(folder, { recursive: true });
	const engine = nodeEngine();
	try {
		await engine.start();
		for (const name of (await readdir(NOTEBOOKS)).filter((entry) => /^[a-z]+\.md$/.test(entry)).sort()) {
			const bytes = encodeCarried(await resultsOf(engine, join(NOTEBOOKS, name)));
			await writeFile(join(folder, name.replace(/\.md$/, '.bin')), bytes);
		}
	} finally {
		await engine.close();
	}
});
