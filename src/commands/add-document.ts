import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { InputError } from '../base/errors.ts';
import { parseReport } from '../documents/parse.ts';
import { isPlainText } from '../documents/read/read-document.ts';
import type { Report } from '../documents/report.ts';
import { sha256 } from './build-dataset.ts';
import { DocumentFile, EXTRACTED } from './document-folder.ts';
import { docIdOf } from './document-options.ts';
import { SOURCES } from './paths.ts';
import type { Reference } from './reference.ts';
import { readSource } from './source-text.ts';

/** More of a document than this left unexplained, and its tasks are not to be relied on. */
const MOST_UNEXPLAINED = 0.3;
const DOC_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What a person tells about a document beside its file; null where it is not known. */
export type NewDocument = Omit<DocumentFile, 'file' | 'sha256'> & { readonly docId: string | null };

/** A document that was added: where it went and the account of its reading. */
export interface Added {
	readonly docId: string;
	readonly report: Report;
}

/**
 * Puts `file` and its description into a folder of its own under `data/sources`, after reading it on trial.
 * A file that is not a report, or of which too much stays unexplained, or an id that is taken, is an `InputError`,
 * and nothing is written.
 */
export async function addDocument(file: string, details: NewDocument, reference: Reference): Promise<Added> {
	const { docId: wanted, ...described } = details;
	const docId = wanted ?? docIdOf(file).toLowerCase();
	if (!DOC_ID.test(docId)) {
		throw new InputError({
			zh: `文件编号 ${docId} 只能用小写字母、数字和连字符，请用 --doc-id 指定，如 nantong-2019-h1`,
			en: `${docId} is no document id: lower-case letters, digits and hyphens; give --doc-id, such as nantong-2019-h1`
		});
	}
	const folder = join(SOURCES, docId);
	if (await stat(folder).catch(() => null)) {
		throw new InputError({
			zh: `文件编号 ${docId} 已被使用，请用 --doc-id 另取一个`,
			en: `the document id ${docId} is taken; give another with --doc-id`
		});
	}
	const { text, format } = await readSource(file);
	const { title, city, year, period, kind } = described;
	const report = parseReport(text, reference, { title, city, year, period, kind });
	refuseBadAccount(report, file);
	const bytes = await readFile(file);
	const description = v.parse(DocumentFile, {
		...described,
		title: title ?? report.document.title,
		file: basename(file),
		sha256: sha256(bytes)
	});
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, description.file), bytes);
	if (!isPlainText(format)) await writeFile(join(folder, EXTRACTED), text);
	await writeFile(join(folder, 'document.json'), `${JSON.stringify(description, null, '\t')}\n`);
	return { docId, report };
}

function refuseBadAccount({ tasks, areas, account }: Report, file: string): void {
	if (tasks.length === 0 && areas.length === 0) {
		throw new InputError({
			zh: `${file} 中没有找到任务或领域，未加入`,
			en: `no task and no area found in ${file}; nothing was added`
		});
	}
	const share = account.unexplained / Math.max(1, account.characters);
	if (share > MOST_UNEXPLAINED) {
		const percent = (share * 100).toFixed(0);
		throw new InputError({
			zh: `${file} 有 ${percent}% 的内容未能识别（上限 ${MOST_UNEXPLAINED * 100}%），未加入`,
			en: `${percent}% of ${file} was not understood (at most ${MOST_UNEXPLAINED * 100}%); nothing was added`
		});
	}
}

/** The account of a reading, for people: one line each. */
export function accountLines({ docId, report }: Added): string[] {
	const { document, tasks, areas, account, diagnostics } = report;
	const share = (units: number): string => `${((units / Math.max(1, account.characters)) * 100).toFixed(1)}%`;
	const count = (severity: string): number => diagnostics.filter((one) => one.severity === severity).length;
	return [
		`${docId}: ${document.title ?? ''}`,
		`任务 / tasks ${tasks.length}${document.declaredTasks === null ? '' : ` (${document.declaredTasks})`}, 领域 / areas ${areas.length}, 版式 / layout ${document.layout}`,
		`字段 / fields ${share(account.fields)}, 版面 / furniture ${share(account.furniture)}, 未识别 / unexplained ${share(account.unexplained)}`,
		`诊断 / diagnostics: error ${count('error')}, warning ${count('warning')}, info ${count('info')}`
	];
}
