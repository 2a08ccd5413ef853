import { InputError } from '../../../base/errors.ts';
import type { Localised } from '../../../base/localised.ts';
import { LIMITS, tooMuch } from '../limits.ts';
import type { Pauses } from '../pauses.ts';
import { ENCRYPTED } from '../signatures.ts';
import { writeText } from '../write-text.ts';
import { blocksOf } from './joins.ts';
import { openPdf } from './load.ts';
import { readPage, type PageParts } from './page.ts';

/** The text of a PDF: lines joined to paragraphs, ruled tables as rows of tab-parted cells. */
export async function readPdf(
	bytes: Uint8Array,
	pauses: Pauses
): Promise<{ text: string; notices: Localised[] }> {
	const document = await openPdf(bytes).catch((error: unknown) => {
		throw unreadable(error);
	});
	try {
		if (document.numPages > LIMITS.pages)
			throw tooMuch(`超过 ${LIMITS.pages} 页`, `more than ${LIMITS.pages} pages`);
		const pages: PageParts[] = [];
		const silent: number[] = [];
		for (let number = 1; number <= document.numPages; number += 1) {
			const page = await document.getPage(number);
			const found = await readPage(page);
			if (found.parts.length === 0) silent.push(number);
			pages.push(found);
			page.cleanup();
			await pauses.take();
		}
		const text = writeText(blocksOf(pages));
		if (text === '' || isGarbled(text)) throw scanned();
		return { text, notices: silent.length === 0 ? [] : [withoutText(silent)] };
	} catch (error) {
		if (error instanceof InputError || pauses.stopped) throw error;
		throw unreadable(error);
	} finally {
		await document.loadingTask.destroy();
	}
}

/** True where a font hides which characters its signs are: they come out as private or unknown ones. */
function isGarbled(text: string): boolean {
	const strange = text.match(/[\ue000-\uf8ff\ufffd\u0000-\u0008]/gu)?.length ?? 0;
	return strange * 5 > text.length;
}

function scanned(): InputError {
	return new InputError({
		zh: 'PDF 中没有可读的文字（可能是扫描件）；请先做文字识别(OCR)，或粘贴文字',
		en: 'the PDF holds no readable text (perhaps it is a scan); recognise the text (OCR) first, or paste the text'
	});
}

function withoutText(pages: readonly number[]): Localised {
	const shown = pages.slice(0, 10).join('、');
	return {
		zh: `第 ${shown} ${pages.length > 10 ? '等 ' : ''}页没有文字（共 ${pages.length} 页，可能是扫描或图片），未读取`,
		en: `${pages.length} pages without text (scans or images) were not read: ${pages.slice(0, 10).join(', ')}`
	};
}

function unreadable(error: unknown): InputError {
	if (error instanceof InputError) return error;
	if (error instanceof Error && error.name === 'PasswordException') return new InputError(ENCRYPTED);
	return new InputError(
		{
			zh: 'PDF 已损坏或不完整；请用 PDF 阅读器打开，另存后再试',
			en: 'the PDF is damaged or incomplete; open it in a PDF reader, save it and try again'
		},
		{ cause: error }
	);
}
