import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	formatValue,
	defaultValue,
	listedChoices,
	parseValue,
	sameValue
} from '../notebook/parameters/values.ts';
import { formatRoute, type Route } from '../share/route.ts';
import type { ParameterTexts } from '../share/view.ts';
import { runCommand, writeOut } from './cli.ts';
import { ensureDataset } from './dataset.ts';
import { openNotebook, readNotebookArguments, type ChosenInput } from './notebook-file.ts';
import { NOTEBOOKS } from './paths.ts';

const USAGE = 'npm run --silent link -- NOTEBOOK.md [--param NAME=VALUE …]';

/** The texts of an input as a link carries them; null where they are the input's default. */
function differing({ block, spec, texts }: ChosenInput): readonly string[] | null {
	const choices = spec === null ? null : listedChoices(spec);
	if (spec === null || choices === null) {
		// The default of a query's options is known when it stands in the notebook.
		const usual = spec?.type === 'select' && spec.default !== undefined ? [String(spec.default ?? '')] : null;
		return usual !== null && usual.length === texts.length && usual[0] === texts[0] ? null : texts;
	}
	const value = parseValue(block.name, spec, choices, texts);
	return sameValue(value, defaultValue(spec, choices)) ? null : formatValue(value);
}

function parametersOf(chosen: readonly ChosenInput[]): ParameterTexts {
	const entries = chosen.map((input) => [input.block.name, differing(input)] as const);
	return Object.fromEntries(
		entries.filter((entry): entry is readonly [string, readonly string[]] => entry[1] !== null)
	);
}

/** The name of the built-in notebook whose text is `source`, or null. */
async function builtInCalled(source: string): Promise<string | null> {
	for (const file of await readdir(NOTEBOOKS)) {
		if (!file.endsWith('.md') || file === 'README.md') continue;
		if ((await readFile(join(NOTEBOOKS, file), 'utf8')) === source) return file.slice(0, -'.md'.length);
	}
	return null;
}

await runCommand(async (args) => {
	const { file, given } = readNotebookArguments(args, USAGE);
	const { source, chosen } = await openNotebook(file, given);
	const parameters = parametersOf(chosen);
	const display = { lang: null, embed: false };
	const notebook = await builtInCalled(source);
	const route: Route =
		notebook !== null
			? { kind: 'builtin', notebook, parameters, ...display }
			: {
					kind: 'shared',
					view: { data: (await ensureDataset()).hash, notebook: null, source, parameters },
					...display
				};
	await writeOut(`${formatRoute(route)}\n`);
});
