import { basename } from 'node:path';
import { InputError } from '../base/errors.ts';
import type { DatasetInput } from '../dataset/input.ts';
import { parseOutput } from '../dataset/parse-output.ts';
import { tasksCsv } from '../dataset/tasks-csv.ts';
import { parseReport } from '../documents/parse.ts';
import { inUserLanguage, readArguments, runCommand, writeMessage, writeOut } from './cli.ts';
import { docIdOf, readYear } from './document-options.ts';
import { readReference } from './reference.ts';
import { readSource } from './source-text.ts';

const USAGE = 'npm run --silent parse -- FILE [--city C] [--year Y] [--doc-id ID] [--format json|csv]';

const OPTIONS = {
	city: { type: 'string' },
	year: { type: 'string' },
	'doc-id': { type: 'string' },
	format: { type: 'string', default: 'json' }
} as const;

await runCommand(async (args) => {
	const { values, positionals } = readArguments(args, OPTIONS, USAGE);
	const [file] = positionals;
	if (file === undefined || positionals.length > 1) {
		throw new InputError({ zh: `请给出一个文件。用法：${USAGE}`, en: `give one file. Usage: ${USAGE}` });
	}
	if (values.format !== 'json' && values.format !== 'csv') {
		throw new InputError({
			zh: `--format 只能是 json 或 csv，不能是 ${values.format}`,
			en: `--format is json or csv, not ${values.format}`
		});
	}
	const city = values.city ?? null;
	const year = readYear(values.year);
	const { text: sourceText, notices } = await readSource(file);
	for (const notice of notices) writeMessage(inUserLanguage(notice));
	const reference = await readReference();
	const report = parseReport(sourceText, reference, { city, year });
	if (report.tasks.length === 0 && report.areas.length === 0) {
		throw new InputError({
			zh: `${file} 中没有找到任务或领域，不是进展通报或序时安排`,
			en: `no task and no area found in ${file}: it is not a progress report or schedule`
		});
	}
	const input: DatasetInput = {
		docId: values['doc-id'] ?? docIdOf(file),
		metadata: {
			title: null,
			city,
			province: null,
			year,
			period: null,
			kind: null,
			issuer: null,
			published: null,
			file: basename(file)
		},
		report,
		sourceText
	};
	const output = parseOutput(input, reference, ({ message }) => inUserLanguage(message));
	await writeOut(values.format === 'csv' ? tasksCsv(output) : `${JSON.stringify(output, null, '\t')}\n`);
});
