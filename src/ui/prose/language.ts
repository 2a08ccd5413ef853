import { localise, parseLocalised, type Language } from '../../base/localised.ts';

const MARK = /^[ \t]*<!--[ \t]*(zh|en)[ \t]*-->[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^( {0,3}#{1,6}[ \t]+)(.*?)([ \t]+#+)?[ \t]*$/;

/**
 * The part of a notebook's prose that `language` reads. `<!-- en -->` on a line of its own starts the English, and
 * `<!-- zh -->` the Chinese; what stands before the first `<!-- en -->` is Chinese, prose without marks is for all.
 * Of a heading `中文 / English` one half is kept.
 */
export function proseIn(markdown: string, language: Language): string {
	const wanted = language === 'en' ? 'en' : 'zh';
	const lines = markdown.split(/\r\n|\n|\r/);
	const first = firstMark(lines);
	let part: 'zh' | 'en' | null = first === 'en' ? 'zh' : null;
	let fence = '';
	const kept: string[] = [];
	for (const line of lines) {
		const run = FENCE.exec(line)?.[1] ?? '';
		if (fence === '') {
			const mark = MARK.exec(line)?.[1];
			if (mark === 'zh' || mark === 'en') {
				part = mark;
				// A blank line, so that what follows stays a paragraph of its own.
				kept.push('');
				continue;
			}
			if (run) fence = run;
		} else if (run.startsWith(fence) && line.trim() === run) {
			fence = '';
		}
		if (part === null || part === wanted) kept.push(fence === '' ? heading(line, language) : line);
	}
	return kept.join('\n');
}

function firstMark(lines: readonly string[]): string | null {
	let fence = '';
	for (const line of lines) {
		const run = FENCE.exec(line)?.[1] ?? '';
		if (fence === '' && MARK.test(line)) return MARK.exec(line)?.[1] ?? null;
		if (fence === '') fence = run;
		else if (run.startsWith(fence) && line.trim() === run) fence = '';
	}
	return null;
}

function heading(line: string, language: Language): string {
	const match = HEADING.exec(line);
	return match ? `${match[1] ?? ''}${localise(parseLocalised(match[2] ?? ''), language)}` : line;
}
