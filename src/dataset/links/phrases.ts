const LENGTH = 5;
const NOT_HAN = /[^\p{Script=Han}]+/u;

/** A text cut into runs of Han characters, at every mark and at `breaks`. */
export function runsOf(text: string, breaks: RegExp): string[] {
	return text.replace(breaks, ' ').split(NOT_HAN);
}

/** Every five neighbouring characters of `runs`: long enough to be a part of a name. */
export function phrasesOf(runs: readonly string[]): Set<string> {
	const phrases = new Set<string>();
	for (const run of runs) {
		for (let at = 0; at + LENGTH <= run.length; at += 1) phrases.add(run.slice(at, at + LENGTH));
	}
	return phrases;
}

/** The longest stretch of `runs` that phrases of `shared` cover without a gap; empty where there is none. */
export function longestShared(runs: readonly string[], shared: ReadonlySet<string>): string {
	let longest = '';
	for (const run of runs) {
		let start = -1;
		for (let at = 0; at + LENGTH <= run.length + 1; at += 1) {
			const known = at + LENGTH <= run.length && shared.has(run.slice(at, at + LENGTH));
			if (known && start < 0) start = at;
			if (!known && start >= 0) {
				const stretch = run.slice(start, at + LENGTH - 1);
				if (stretch.length > longest.length) longest = stretch;
				start = -1;
			}
		}
	}
	return longest;
}
