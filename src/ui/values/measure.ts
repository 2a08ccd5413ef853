let context: CanvasRenderingContext2D | null | undefined;

/** Han, kana, hangul and full-width forms: one em wide in any font. */
const WIDE =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** A guess at the width of `text` in ems, for where no canvas can measure. */
export function emWidth(text: string): number {
	let width = 0;
	for (const character of text) {
		width += WIDE.test(character) || (character.codePointAt(0) ?? 0) > 0xffff ? 1 : 0.56;
	}
	return width;
}

/** The width of `text` in pixels, in the page's face at `size` pixels and `weight`. */
export function textWidth(text: string, size: number, weight = 400): number {
	if (context === undefined) {
		context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
	}
	if (!context) return emWidth(text) * size;
	context.font = `${weight} ${size}px ${faces()}`;
	return context.measureText(text).width;
}

function faces(): string {
	return getComputedStyle(document.documentElement).fontFamily || 'sans-serif';
}

/**
 * `text` broken into at most `maxLines` lines of at most `width` pixels; what does not fit ends in `…`.
 * Han text breaks anywhere, Latin words and numbers stay whole where they fit on a line.
 */
export function wrapText(
	text: string,
	width: number,
	maxLines: number,
	measure: (text: string) => number
): string[] {
	const pieces = text.match(/[\p{L}\p{N}_.%·-]+?(?=[^\p{ASCII}]|$|\s)|\s+|[^]/gu) ?? [];
	const tokens = pieces.flatMap((piece) => (/^[\p{ASCII}]+$/u.test(piece) ? [piece] : [...piece]));
	const lines: string[] = [];
	let line = '';
	for (const token of tokens.flatMap((word) => (measure(word) > width ? [...word] : [word]))) {
		const next = line + token;
		if (line === '' || measure(next.trimEnd()) <= width) {
			line = line === '' ? token.trimStart() : next;
		} else {
			lines.push(line.trimEnd());
			line = token.trimStart();
		}
	}
	if (line.trim()) lines.push(line.trimEnd());
	if (lines.length <= maxLines) return lines.length ? lines : [''];
	const kept = lines.slice(0, maxLines);
	const [before, after] = [kept[maxLines - 1] ?? '', lines[maxLines] ?? ''];
	// Words keep the space that the line's end stood for.
	let last = /\w$/.test(before) && /^\w/.test(after) ? `${before} ${after}` : before + after;
	while (last && measure(`${last}…`) > width) last = [...last].slice(0, -1).join('');
	kept[maxLines - 1] = `${last.trimEnd()}…`;
	return kept;
}
