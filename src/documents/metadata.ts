import type { Span } from '../base/span.ts';
import { hanNumber } from './layouts/outline.ts';
import type { CleanText } from './clean/clean.ts';
import { Lines } from './lines.ts';

/** What a document says about itself; offsets are those of the cleaned text. */
export interface Metadata {
	readonly title: string | null;
	readonly titleSpan: Span | null;
	readonly city: string | null;
	readonly year: number | null;
	readonly period: string | null;
	readonly throughQuarter: number | null;
	readonly declaredTasks: number | null;
	readonly declaredSpan: Span | null;
}

const TITLE =
	/(?:情况|情形|进展|计画|通报|报告|方案|安排|分解|清单|实事|任务|进度|总结|一览|要点|计划|汇总|统计表|表|通知|工作|项目)/u;
const YEAR = /(?<!\d)((?:19|20)\d\d)\s*(?:年|上半年)/u;
const YEAR_ALONE = /(?<!\d)(?:19|20)\d\d年(?!\d)/u;
const DATE = /(?<!\d)((?:19|20)\d\d)[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/u;
const ROC_YEAR = /民国\s*(\d{2,3})\s*年|(?<!\d)(1\d\d)年度?/u;
const PERIOD =
	/(?:(?:19|20)\d\d年)?(上半年|下半年|前三季度|前3季度|[一二三四]季度|第[一二三四1-4]季度|全年|(?<!\d)\d{1,2}(?:-|至)\d{1,2}月份?|(?:截至|截止)\d{1,2}月底?|(?<=\()\d{1,2}月份?(?=\))|(?<![\d-])\d{1,2}月份?(?=[^\d日,。]{0,6}(?:进度|计划|情况|进展)))/u;
const WHOLE_YEAR = /(?<!\d)\d{2,4}年度/u;
const DECLARED =
	/(\d{1,4})\s*(?:项|件|个)(?:(?:重点|主要|具体|年度|民生|目标|实事|工作|建设|政府){0,4})(?:任务|实事|项目|工作|目标|事项)/u;
const CITY = /([\u4e00-\u9fff]{2,3}?)(?:市|州(?=人民政府))(?!场|区|民|容|政|直|县|级|委|域)/u;

/** A district or county at the head of a title keeps its kind: 岳阳楼区2017年… */
const DISTRICT = /^([\u4e00-\u9fff]{2,5}(?:新区|区|县))(?=人民政府|政府|\d{4}年)/u;

/** The head of a document that metadata is looked for in, in UTF-16 units. */
const HEAD = 4000;

/** Reads title, place, year, period and declared number of tasks from the head of the document. */
export function readMetadata(
	clean: CleanText,
	tableStart: number,
	isFurniture: (line: string, at: number) => boolean
): Metadata {
	const lines = new Lines(clean.match.slice(0, HEAD));
	const title = findTitle(lines, tableStart, isFurniture);
	const titleText = title === null ? '' : lines.text.slice(title.start, title.end);
	const head = lines.text.slice(0, Math.max(titleText.length, Math.min(HEAD, tableStart)));
	const squeezed = titleText.replace(/\s+/gu, '');
	const year = YEAR.exec(squeezed)?.[1] ?? YEAR.exec(head)?.[1] ?? DATE.exec(head)?.[1] ?? null;
	const roc = ROC_YEAR.exec(squeezed);
	const period =
		findPeriod(squeezed) ??
		findPeriod(head.slice(0, 1200).replace(/ /gu, '')) ??
		YEAR_ALONE.exec(squeezed)?.[0] ??
		null;
	const declared = findDeclared(lines.text, title, tableStart);
	const city = DISTRICT.exec(squeezed)?.[1] ?? CITY.exec(squeezed)?.[1] ?? null;
	return {
		title:
			title === null
				? null
				: clean.text
						.slice(title.start, title.end)
						.replace(/^#+\s*/u, '')
						.trim(),
		titleSpan: title,
		city: city === null || /[x年全各本我该关于]/iu.test(city) ? null : city.replace(/^\d+年/u, ''),
		year: year !== null ? Number(year) : roc === null ? null : Number(roc[1] ?? roc[2]) + 1911,
		period,
		throughQuarter: period === null ? null : quarterThrough(period),
		declaredTasks: declared?.value ?? null,
		declaredSpan: declared?.span ?? null
	};
}

function findTitle(
	lines: Lines,
	before: number,
	isFurniture: (line: string, at: number) => boolean
): Span | null {
	for (let line = 0; line < lines.count && lines.start(line) < before; line += 1) {
		const span = lines.trimmed(line);
		const length = span.end - span.start;
		if (length < 6 || length > 60) continue;
		const text = lines.text.slice(span.start, span.end);
		if (
			/[。;:,|]$/u.test(text) ||
			/\t|\|/u.test(text) ||
			/^(?:\d+[.、]|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|来源|索|-|.{1,6}:)/u.test(text)
		)
			continue;
		if (TITLE.test(text) && !isFurniture(text, span.start)) return span;
	}
	return null;
}

function findPeriod(text: string): string | null {
	const quarters = new Set([...text.matchAll(/[一二三四1-4](?=季度)/gu)].map((match) => match[0]));
	if (quarters.size >= 3) return PERIOD.exec(text.replace(/第?[一二三四1-4]季度/gu, ''))?.[1] ?? null;
	return PERIOD.exec(text)?.[1] ?? WHOLE_YEAR.exec(text)?.[0] ?? null;
}

/** The quarter that a period runs through: 前三季度 is 3, 1-8月 is 3. */
export function quarterThrough(period: string): number | null {
	if (/上半年/u.test(period)) return 2;
	if (/前(?:三|3)季度/u.test(period)) return 3;
	if (/全年|年度|下半年|^\d{4}年$/u.test(period)) return 4;
	const quarter = /([一二三四1-4])季度/u.exec(period)?.[1];
	if (quarter !== undefined) return /\d/u.test(quarter) ? Number(quarter) : hanNumber(quarter);
	const month = /(\d{1,2})月/u.exec(period)?.[1];
	if (month === undefined) return null;
	const value = Number(month);
	return value >= 1 && value <= 12 ? Math.ceil(value / 3) : null;
}

function findDeclared(
	head: string,
	title: Span | null,
	tableStart: number
): { value: number; span: Span } | null {
	const places: Span[] = [];
	if (title !== null) places.push(title);
	places.push({ start: 0, end: Math.min(head.length, Math.max(tableStart, 0)) });
	for (const place of places) {
		const hit = DECLARED.exec(head.slice(place.start, place.end));
		if (hit === null) continue;
		const start = place.start + hit.index;
		return { value: Number(hit[1]), span: { start, end: start + hit[0].length } };
	}
	return null;
}
