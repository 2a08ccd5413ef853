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

/** Widths that were measured: labels are measured again at every drawing. */
const known = new Map<string, number>();
const MOST_KNOWN = 20_000;
let font = '';
let faces = '';

/** The width of `text` in pixels, in the page's face at `size` pixels and `weight`. */
export function textWidth(text: string, size: number, weight = 400): number {
	if (context === undefined) {
		context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
	}
	if (!context) return emWidth(text) * size;
	const key = `${weight} ${size} ${text}`;
	const before = known.get(key);
	if (before !== undefined) return before;
	// Asking for it makes the browser work out the styles of the page: once is enough, it never changes.
	faces ||= getComputedStyle(document.documentElement).fontFamily;
	const wanted = `${weight} ${size}px ${faces || 'sans-serif'}`;
	if (font !== wanted) context.font = font = wanted;
	const { width } = context.measureText(text);
	if (known.size >= MOST_KNOWN) known.clear();
	if (faces !== '') known.set(key, width);
	return width;
}

/** Marks that do not begin a line, and marks that do not end one. */
const CLOSING = /^[\p{Pe}\p{Pf}，。、；：！？,;:!?%…]$/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;

/** What stays together on a line: Latin words and numbers, single Han characters, each with its brackets and stops. */
function unitsOf(text: string): string[] {
	const pieces = text.match(/[\p{L}\p{N}_.%·-]+?(?=[^\p{ASCII}]|$|\s)|\s+|[^]/gu) ?? [];
	const units: string[] = [];
	for (const token of pieces.flatMap((piece) => (/^[\p{ASCII}]+$/u.test(piece) ? [piece] : [...piece]))) {
		const before = units.at(-1);
		if (before !== undefined && (CLOSING.test(token) || OPENING.test(before))) {
			units[units.length - 1] = before + token;
		} else units.push(token);
	}
	return units;
}

function fill(units: readonly string[], width: number, measure: (text: string) => number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const unit of units) {
		const next = line + unit;
		if (line === '' || measure(next.trimEnd()) <= width) {
			line = line === '' ? unit.trimStart() : next;
		} else {
			lines.push(line.trimEnd());
			line = unit.trimStart();
		}
	}
	if (line.trim()) lines.push(line.trimEnd());
	return lines;
}

/** The same number of lines with less difference between them: one character alone on a line looks lost. */
function balanced(
	units: readonly string[],
	lines: readonly string[],
	width: number,
	measure: (text: string) => number
): readonly string[] {
	let best = lines;
	let low = Math.max(width / 2, ...units.map(measure));
	let high = width;
	for (let step = 0; step < 6 && low < high; step++) {
		const middle = (low + high) / 2;
		const tried = fill(units, middle, measure);
		if (tried.length > lines.length) low = middle;
		else [best, high] = [tried, middle];
	}
	return best;
}

/**
 * `text` broken into at most `maxLines` lines of at most `width` pixels, of about the same length; what does not fit
 * ends in `…`. Han text breaks anywhere but at brackets and stops, Latin words and numbers stay whole where they fit.
 */
export function wrapText(
	text: string,
	width: number,
	maxLines: number,
	measure: (text: string) => number
): readonly string[] {
	const units = unitsOf(text).flatMap((unit) => (measure(unit.trimEnd()) > width ? [...unit] : [unit]));
	const lines = fill(units, width, measure);
	if (lines.length <= maxLines)
		return lines.length > 1 ? balanced(units, lines, width, measure) : [lines[0] ?? ''];
	const kept = lines.slice(0, maxLines);
	const [before, after] = [kept[maxLines - 1] ?? '', lines[maxLines] ?? ''];
	// Words keep the space that the line's end stood for.
	let last = /\w$/.test(before) && /^\w/.test(after) ? `${before} ${after}` : before + after;
	while (last && measure(`${last}…`) > width) last = [...last].slice(0, -1).join('');
	kept[maxLines - 1] = `${last.trimEnd()}…`;
	return kept;
}
