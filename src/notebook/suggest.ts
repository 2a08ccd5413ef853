/** Edit distance (insert, delete, replace, swap of neighbours) between two short words, in code points. */
function distance(left: readonly string[], right: readonly string[]): number {
	let before: number[] = [];
	let above: number[] = right.map((_, index) => index);
	above.push(right.length);
	left.forEach((letter, row) => {
		const current = [row + 1];
		right.forEach((other, column) => {
			const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1);
			const removed = (above[column + 1] ?? 0) + 1;
			const added = (current[column] ?? 0) + 1;
			const swapped =
				column > 0 && row > 0 && letter === right[column - 1] && left[row - 1] === other
					? (before[column - 1] ?? 0) + 1
					: Infinity;
			current.push(Math.min(replaced, removed, added, swapped));
		});
		before = above;
		above = current;
	});
	return above[right.length] ?? left.length;
}

/**
 * The word of `known` that a person most likely meant by `word`: equal but for case, or at most a third of its
 * letters away; null where none is near.
 */
export function closest(word: string, known: Iterable<string>): string | null {
	const wanted = Array.from(word.toLowerCase()).slice(0, 64);
	let best: string | null = null;
	let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
	for (const candidate of known) {
		const letters = Array.from(candidate.toLowerCase());
		if (Math.abs(letters.length - wanted.length) >= least) continue;
		const apart = distance(wanted, letters);
		if (apart < least) {
			least = apart;
			best = candidate;
		}
	}
	return best;
}

/** ` Did you mean x?` in both languages, or nothing. */
export function suggestion(word: string, known: Iterable<string>): { zh: string; en: string } {
	const near = closest(word, known);
	return near === null ? { zh: '', en: '' } : { zh: `，是不是“${near}”？`, en: `; did you mean "${near}"?` };
}
