import { localise, parseLocalised, type Language, type Localised } from '../../base/localised.ts';

const MARK = /^[ \t]*<!--[ \t]*(zh|en|all)[ \t]*-->[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^( {0,3}#{1,6}[ \t]+)(.*?)([ \t]+#+)?[ \t]*$/;

/**
 * The part of a notebook's prose that `language` reads. `<!-- en -->` on a line of its own starts the English, and
 * `<!-- zh -->` the Chinese, `<!-- all -->` what is for all; what stands before a first `<!-- en -->` is Chinese, prose without marks is for all.
 * A heading `中文 / English` is for all, each reader seeing one half, and starts anew.
 */
export function proseIn(markdown: string, language: Language): string {
	const wanted = language === 'en' ? 'en' : 'zh';
	const kept: string[] = [];
	for (const section of sectionsOf(markdown)) {
		const first = section.find((line) => line.mark !== null)?.mark ?? null;
		let part: 'zh' | 'en' | null = first === 'en' ? 'zh' : null;
		for (const line of section) {
			if (line.mark !== null) {
				part = line.mark === 'all' ? null : line.mark;
				// A blank line, so that what follows stays a paragraph of its own.
				kept.push('');
			} else if (line.heading !== null) {
				kept.push(`${line.heading.marks}${localise(line.heading.text, language)}`);
			} else if (part === null || part === wanted) {
				kept.push(line.text);
			}
		}
	}
	return kept.join('\n');
}

interface Line {
	readonly text: string;
	/** the language that starts here */
	readonly mark: 'zh' | 'en' | 'all' | null;
	/** a heading in both languages */
	readonly heading: { readonly marks: string; readonly text: Localised } | null;
}

/** Lines by section: each bilingual heading starts one. Nothing inside a code block is a mark or a heading. */
function sectionsOf(markdown: string): Line[][] {
	const sections: Line[][] = [[]];
	let fence = '';
	for (const text of markdown.split(/\r\n|\n|\r/)) {
		const run = FENCE.exec(text)?.[1] ?? '';
		const code = fence !== '' || run !== '';
		const mark = code ? undefined : MARK.exec(text)?.[1];
		const line: Line = {
			text,
			mark: mark === 'zh' || mark === 'en' || mark === 'all' ? mark : null,
			heading: code ? null : headingOf(text)
		};
		if (line.heading) sections.push([line]);
		else sections.at(-1)?.push(line);
		if (fence === '') fence = run;
		else if (run.startsWith(fence) && text.trim() === run) fence = '';
	}
	return sections;
}

function headingOf(line: string): Line['heading'] {
	const match = HEADING.exec(line);
	const text = parseLocalised(match?.[2] ?? '');
	return match && text.zh !== text.en ? { marks: match[1] ?? '', text } : null;
}
