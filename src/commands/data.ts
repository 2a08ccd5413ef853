import { isDeepStrictEqual } from 'node:util';
import { InputError } from '../base/errors.ts';
import { DOCUMENT_KINDS } from '../schema/values.ts';
import { accountLines, addDocument, type NewDocument } from './add-document.ts';
import { buildPublicData } from './build-dataset.ts';
import { readArguments, runCommand, writeMessage } from './cli.ts';
import { readPublicData, writePublicData } from './dataset.ts';
import { readYear } from './document-options.ts';
import { hashInputs } from './inputs.ts';
import { readReference } from './reference.ts';

const USAGE =
	'npm run --silent data -- [--check | --add FILE [--doc-id ID] [--city C] [--province P] [--year Y] [--period P] [--kind progress|schedule|briefing] [--title T] [--issuer I] [--published YYYY-MM-DD] [--origin URL]]';

const OPTIONS = {
	check: { type: 'boolean' },
	add: { type: 'string' },
	'doc-id': { type: 'string' },
	city: { type: 'string' },
	province: { type: 'string' },
	year: { type: 'string' },
	period: { type: 'string' },
	kind: { type: 'string' },
	title: { type: 'string' },
	issuer: { type: 'string' },
	published: { type: 'string' },
	origin: { type: 'string' }
} as const;

await runCommand(async (args) => {
	const { values, positionals } = readArguments(args, OPTIONS, USAGE);
	if (positionals.length > 0) {
		throw new InputError({
			zh: `多余的参数 ${positionals.join(' ')}。用法：${USAGE}`,
			en: `unexpected argument ${positionals.join(' ')}. Usage: ${USAGE}`
		});
	}
	if (values.check) return check();
	if (values.add !== undefined) {
		const added = await addDocument(values.add, detailsOf(values), await readReference());
		for (const line of accountLines(added)) writeMessage(line);
	}
	const built = await buildPublicData(await hashInputs());
	await writePublicData(built);
	const rows = built.manifest.tables.map((table) => `${table.name} ${table.rows}`).join(', ');
	writeMessage(`public/data ${built.manifest.hash.slice(0, 12)}: ${rows}`);
});

async function check(): Promise<void> {
	const built = await buildPublicData(await hashInputs());
	const kept = await readPublicData();
	if (isDeepStrictEqual(kept?.manifest, built.manifest)) return;
	throw new InputError({
		zh: 'public/data 与 data 不一致，请运行 npm run --silent data',
		en: 'public/data is not what data gives; run npm run --silent data'
	});
}

type Values = { readonly [name in Exclude<keyof typeof OPTIONS, 'check'>]?: string | undefined };

function detailsOf(values: Values): NewDocument {
	const kind = DOCUMENT_KINDS.find(({ value }) => value === values.kind)?.value ?? null;
	if (values.kind !== undefined && kind === null) {
		const known = DOCUMENT_KINDS.map(({ value }) => value).join(', ');
		throw new InputError({
			zh: `--kind 只能是 ${known}，不能是 ${values.kind}`,
			en: `--kind is one of ${known}, not ${values.kind}`
		});
	}
	if (values.published !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.published)) {
		throw new InputError({
			zh: `--published 应为 2021-11-30 这样的日期，不能是 ${values.published}`,
			en: `--published is a date such as 2021-11-30, not ${values.published}`
		});
	}
	return {
		docId: values['doc-id'] ?? null,
		title: values.title ?? null,
		city: values.city ?? null,
		province: values.province ?? null,
		year: readYear(values.year),
		period: values.period ?? null,
		kind,
		issuer: values.issuer ?? null,
		published: values.published ?? null,
		origin: values.origin ?? null
	};
}
