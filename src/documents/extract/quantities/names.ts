/** How much of two names is the same. */
export interface Likeness {
	/** 0 to 1: how much of the target's name the other one holds */
	readonly ofTarget: number;
	/** 0 to 1: how much of the other name the target's holds */
	readonly ofOther: number;
}

const LONGEST_NAME = 48;

/** Compares two names by their longest common subsequence, so that 社零总额 is found in 社会消费品零售总额. */
export function likeness(target: string, other: string): Likeness {
	const left = target.slice(0, LONGEST_NAME);
	const right = other.slice(-LONGEST_NAME);
	if (left === '' || right === '') return { ofTarget: 0, ofOther: 0 };
	const common = left === right ? left.length : commonLength(left, right);
	return { ofTarget: common / left.length, ofOther: common / right.length };
}

/** Two rows of the table of lengths, used again by every comparison. */
const ROWS: readonly [Uint8Array, Uint8Array] = [
	new Uint8Array(LONGEST_NAME + 1),
	new Uint8Array(LONGEST_NAME + 1)
];

function commonLength(left: string, right: string): number {
	let [previous, current] = ROWS;
	previous.fill(0, 0, right.length + 1);
	for (let row = 0; row < left.length; row += 1) {
		const unit = left.charCodeAt(row);
		for (let column = 0; column < right.length; column += 1) {
			const up = previous[column + 1] ?? 0;
			const side = current[column] ?? 0;
			current[column + 1] =
				unit === right.charCodeAt(column) ? (previous[column] ?? 0) + 1 : Math.max(up, side);
		}
		[previous, current] = [current, previous];
	}
	return previous[right.length] ?? 0;
}

/** The pairs of neighbouring characters of a text. */
export function bigrams(text: string): ReadonlySet<string> {
	const pairs = new Set<string>();
	for (let at = 0; at + 1 < text.length; at += 1) pairs.add(text.slice(at, at + 2));
	return pairs;
}

/** 0 to 1: the share of `text`'s characters that stand in a pair which `context` has too. */
export function supported(text: string, context: ReadonlySet<string>): number {
	if (text.length < 2) return 0;
	let held = 0;
	for (let at = 0; at < text.length; at += 1) {
		if (context.has(text.slice(at - 1, at + 1)) || context.has(text.slice(at, at + 2))) held += 1;
	}
	return held / text.length;
}

const LONGEST_TAIL = 200;
const EXAMPLES_END = /(?<![高中优平均对初同])等(?![级次额同候待于])/gu;

/** 高校毕业生、农民工等群众创业, 云池路等道路: the examples before 等 are not the name, if a name follows. */
export function afterExamples(words: string): string {
	if (!words.includes('等')) return words;
	let rest = words;
	const end = words.slice(-LONGEST_TAIL);
	for (const match of end.matchAll(EXAMPLES_END)) {
		const behind = end.slice(match.index + 1);
		if (behind.replace(/\s+/gu, '').length >= 4) rest = behind;
	}
	return rest;
}
