import type { Span } from '../../base/span.ts';
import type { ReportTask } from '../../documents/report.ts';
import type { CheckKind } from '../../schema/values.ts';

/** A comparison of what a document says with what can be computed, before it has an id. */
export interface CheckDraft {
	readonly kind: CheckKind;
	/** the task's seq; null for the whole document */
	readonly task: number | null;
	/** names the check where a view looks for it: `areas.items`; null gets a running number */
	readonly name: string | null;
	readonly stated: number | null;
	readonly computed: number | null;
	readonly agrees: boolean;
	/** what was compared, with the words of the source: `中文 / English` */
	readonly note: string;
	/** where the source says it, in UTF-16 units of the source; null where the task's own passage must do */
	readonly span: Span | null;
}

/** A note in both languages, `中文 / English`; a quoted ` / ` loses its blanks, so that the first one parts the two. */
export function bilingual(zh: string, en: string): string {
	return `${zh.replace(/\s+\/\s+/gu, '/')} / ${en}`;
}

/** A percentage to two decimals, or three figures where it is below one: no source warrants more. */
export function roundedPercent(value: number): number {
	return Math.abs(value) < 1 ? Number(value.toPrecision(3)) : Math.round(value * 100) / 100;
}

/** `computed` with as many decimals as `stated` was printed with, one at least: 74.00% beside 74.02%. */
export function percentBeside(computed: number, stated: number): string {
	const [, decimals = ''] = String(stated).split('.');
	return `${computed.toFixed(Math.max(1, decimals.length))}%`;
}

/** A number as people write it: at most six digits behind the point. */
export function plain(value: number): string {
	return String(Math.round(value * 1e6) / 1e6);
}

/** Whether `computed`, rounded as `stated` was printed, is `stated`. */
export function agreesWhenRounded(stated: number, computed: number): boolean {
	const [, decimals = ''] = String(stated).split('.');
	const half = 0.5 * 10 ** -decimals.length;
	return Math.abs(stated - computed) <= half + 1e-9;
}

/** The range of values that `printed` may have been rounded from. */
export function roundedFrom(printed: number): readonly [number, number] {
	const [, decimals = ''] = String(printed).split('.');
	// A whole number is a count, not a rounding.
	const half = decimals.length === 0 ? 0 : 0.5 * 10 ** -decimals.length;
	return [printed - half, printed + half];
}

/** Whether part ÷ whole, as printed and perhaps rounded, can give `stated` per cent as printed; a target is exact. */
export function percentAgrees(stated: number, part: number, whole: number, exact = false): boolean {
	const [low, high] = roundedFrom(part);
	const [least, most] = exact ? [whole, whole] : roundedFrom(whole);
	if (least <= 0) return true;
	const [, decimals = ''] = String(stated).split('.');
	const half = 0.5 * 10 ** -decimals.length + 1e-9;
	return (low / most) * 100 <= stated + half && (high / least) * 100 >= stated - half;
}

/** The place of `quote` within the task; null where the field was cleaned and is not literally in the source. */
export function findInTask(sourceText: string, quote: string, task: ReportTask): Span | null {
	for (const { start, end } of task.passages) {
		const at = sourceText.slice(start, end).indexOf(quote);
		if (at >= 0) return { start: start + at, end: start + at + quote.length };
	}
	return null;
}
