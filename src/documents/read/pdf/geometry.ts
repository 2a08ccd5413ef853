/** A character on a page; points, y from the top down. */
export interface Glyph {
	readonly text: string;
	readonly x: number;
	/** of the baseline */
	readonly y: number;
	readonly width: number;
	readonly size: number;
	readonly bold: boolean;
}

/** A ruled line: along y for a vertical one, along x for a horizontal one. */
export interface Rule {
	/** x of a vertical, y of a horizontal line */
	readonly at: number;
	readonly from: number;
	readonly to: number;
}

export interface Rules {
	readonly horizontal: readonly Rule[];
	readonly vertical: readonly Rule[];
}

/** How far apart the lines may be that are meant to be one, in points: borders may be double, cells have their own. */
export const NEAR = 5;
/** How far apart two of them may be that follow on each other. */
const NEXT = 3.5;

/** Joins lines that lie on each other or follow on each other. */
export function joinRules(rules: readonly Rule[]): Rule[] {
	const sorted = [...rules].sort((a, b) => a.at - b.at || a.from - b.from);
	const levels: Rule[][] = [];
	for (const rule of sorted) {
		const level = levels.at(-1);
		const [first, last] = [level?.[0], level?.at(-1)];
		if (level !== undefined && first !== undefined && last !== undefined && isOne(first.at, last.at, rule.at))
			level.push(rule);
		else levels.push([rule]);
	}
	return levels.flatMap((level) => {
		const at = level[0]?.at ?? 0;
		const joined: { at: number; from: number; to: number }[] = [];
		for (const { from, to } of level.sort((a, b) => a.from - b.from)) {
			const last = joined.at(-1);
			if (last !== undefined && from <= last.to + NEAR) last.to = Math.max(last.to, to);
			else joined.push({ at, from, to });
		}
		return joined;
	});
}

function isOne(first: number, last: number, at: number): boolean {
	return at - first <= NEAR && at - last <= NEXT;
}
