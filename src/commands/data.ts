import { isDeepStrictEqual } from 'node:util';
import { InputError } from '../base/errors.ts';
import { buildPublicData } from './build-dataset.ts';
import { readArguments, runCommand, writeMessage } from './cli.ts';
import { readPublicData, writePublicData } from './dataset.ts';
import { hashInputs } from './inputs.ts';

const USAGE = 'npm run --silent data -- [--check]';

await runCommand(async (args) => {
	const { values } = readArguments(args, { check: { type: 'boolean' } }, USAGE);
	const built = await buildPublicData(await hashInputs());
	if (values.check) {
		const kept = await readPublicData();
		if (!isDeepStrictEqual(kept?.manifest, built.manifest)) {
			throw new InputError({
				zh: 'public/data 与 data 不一致，请运行 npm run --silent data',
				en: 'public/data is not what data gives; run npm run --silent data'
			});
		}
		return;
	}
	await writePublicData(built);
	const rows = built.manifest.tables.map((table) => `${table.name} ${table.rows}`).join(', ');
	writeMessage(`public/data ${built.manifest.hash.slice(0, 12)}: ${rows}`);
});
