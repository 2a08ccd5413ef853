import type { Language } from '../../base/localised.ts';
import type { SourceDocument, SourceTask } from './reading.ts';

export const CITATION_STYLES = ['plain', 'markdown', 'gbt7714'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

export interface Citation {
	readonly document: SourceDocument;
	readonly task: SourceTask | null;
	/** the words of the source; several where a value stands in several places */
	readonly quotes: readonly string[];
	/** names the state of the dataset; null for a document that is not in it */
	readonly version: string | null;
}

/** How many characters of the dataset's hash name it. */
const VERSION = 12;

/** `《A》B` inside book-title marks is `《〈A〉B》`. */
function titled(title: string): string {
	return `《${title.replace(/《/g, '〈').replace(/》/g, '〉')}》`;
}

/** The day of publication, else the year and period that the document reports on; null where neither is known. */
function dated({ published, year, period }: SourceDocument, language: Language): string | null {
	if (published !== null) return published;
	if (year === null) return period;
	if (language === 'en') return period === null ? String(year) : `${year} ${period}`;
	return `${year}年${period ?? ''}`;
}

/** The issuer with its city, where the document names it without: 市政府办 of 连云港 is 连云港市政府办. */
function issuerOf({ issuer, city }: SourceDocument): string | null {
	return issuer !== null && city !== null && /^市/.test(issuer) ? city + issuer : issuer;
}

function words(quotes: readonly string[]): string {
	return quotes.map((quote) => quote.replace(/\s+/g, ' ').trim()).join(' …… ');
}

function escapeMarkdown(text: string): string {
	return text
		.replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
		.replace(/^(\d+)([.)])/, '$1\\$2')
		.replace(/^([-+=])/, '\\$1');
}

const TEXTS = {
	'zh-CN': {
		task: (no: string) => `任务 ${no}`,
		dataset: (version: string) => `序时数据集 ${version}`,
		quote: (quote: string) => `“${quote}”`,
		comma: '，',
		colon: '：',
		open: '（',
		close: '）'
	},
	en: {
		task: (no: string) => `task ${no}`,
		dataset: (version: string) => `Xushi dataset ${version}`,
		quote: (quote: string) => `“${quote}”`,
		comma: ', ',
		colon: ': ',
		open: ' (',
		close: ')'
	}
} as const;

/** The citation as text. What is not known of the document is left out, never made up. */
export function citationText(citation: Citation, style: CitationStyle, language: Language): string {
	const { document, task, version } = citation;
	const text = TEXTS[language];
	const number = task === null || task.no === '' ? null : text.task(task.no);
	const quote = words(citation.quotes);
	const dataset = version === null ? null : text.dataset(version.slice(0, VERSION));
	if (style === 'gbt7714') return gbt7714(document, task, quote, version);
	const parts = [
		document.title === null ? null : titled(document.title),
		issuerOf(document) ?? document.city,
		dated(document, language),
		number
	].filter((part) => part !== null);
	if (style === 'markdown') {
		const source = [...parts, ...(dataset === null ? [] : [dataset])].map(escapeMarkdown).join(text.comma);
		return [quote === '' ? '' : `> ${escapeMarkdown(quote)}`, source === '' ? '' : `—— ${source}`]
			.filter((part) => part !== '')
			.join('\n>\n> ');
	}
	const where = parts.join(text.comma);
	const said = quote === '' ? '' : (where === '' ? '' : text.colon) + text.quote(quote);
	return where + said + (dataset === null ? '' : text.open + dataset + text.close);
}

/**
 * A reference after GB/T 7714—2015, always in Chinese. An official document is [Z]; [EB/OL] would need the address
 * and the day of access, which the dataset does not hold. The task stands where the page would.
 */
function gbt7714(
	document: SourceDocument,
	task: SourceTask | null,
	quote: string,
	version: string | null
): string {
	const place = [dated(document, 'zh-CN'), task === null || task.no === '' ? null : `任务${task.no}`]
		.filter((part) => part !== null)
		.join(': ');
	const entry = [issuerOf(document), document.title === null ? null : `${document.title}[Z]`, place || null]
		.filter((part) => part !== null)
		.join('. ');
	const notes = [
		quote === '' ? null : `引文：“${quote}”`,
		version === null ? null : `据序时数据集 ${version.slice(0, VERSION)}`
	].filter((note) => note !== null);
	return `${entry}.${notes.length === 0 ? '' : ` ${notes.join('；')}。`}`;
}
