import type { CumulativeBasis } from '../../../schema/values.ts';
import { tidy } from '../quantities/numbers.ts';

/** What one quarter's cell says, all in one unit. */
export interface QuarterFigure {
	/** 1 to 4 */
	readonly quarter: number;
	readonly value: number;
	/** 累计, 达到, 提高到 stand with it */
	readonly isCumulative: boolean;
}

export interface CumulativePlan {
	readonly basis: CumulativeBasis;
	/** cumulative at each quarter's end, in the order given */
	readonly values: readonly number[];
	/** the other reading, where both are possible */
	readonly alternative: readonly number[] | null;
}

/** What a plan says against itself; nothing is mended. */
export type PlanFinding = 'exceeds' | 'misses' | 'falls';

const LAST_QUARTER = 4;

/** How the quarters' figures add up to a plan; `target` in the same unit, null where there is none. */
export function cumulativePlan(figures: readonly QuarterFigure[], target: number | null): CumulativePlan {
	const values = figures.map((figure) => figure.value);
	if (figures.some((figure) => figure.isCumulative)) {
		return { basis: 'stated_cumulative', values: statedValues(figures), alternative: null };
	}
	if (figures.length <= 1) return { basis: 'arithmetic_cumulative', values, alternative: null };
	const summed = runningSum(values);
	const sum = summed.at(-1) ?? 0;
	const last = values.at(-1) ?? 0;
	const rises = values.every((value, at) => at === 0 || value > (values[at - 1] ?? 0));
	const neverFalls = values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0));
	if (neverFalls && target !== null && isSame(last, target)) {
		return { basis: 'arithmetic_cumulative', values, alternative: null };
	}
	if (target !== null && isSame(sum, target)) {
		// they add up before the year is over, and rise as a cumulative plan does: the words do not tell
		const isEarly = (figures.at(-1)?.quarter ?? LAST_QUARTER) < LAST_QUARTER;
		if (rises && isEarly) return { basis: 'ambiguous', values, alternative: summed };
		return { basis: 'per_quarter_summed', values: summed, alternative: null };
	}
	if (!rises) return { basis: 'per_quarter_summed', values: summed, alternative: null };
	if (target === null) return { basis: 'ambiguous', values, alternative: summed };
	return { basis: 'arithmetic_cumulative', values, alternative: null };
}

/** 完成1个, 累计4个, 累计9个; 300, 300, 50, 累计830: what comes before the first total is added up unless it rises. */
function statedValues(figures: readonly QuarterFigure[]): readonly number[] {
	const first = figures.findIndex((figure) => figure.isCumulative);
	const before = figures.slice(0, first).map((figure) => figure.value);
	const total = figures[first]?.value ?? 0;
	const rises = before.every((value, at) => at === 0 || value > (before[at - 1] ?? 0));
	const summed = runningSum(before);
	const head = !rises && (summed.at(-1) ?? 0) <= total ? summed : before;
	return [...head, ...figures.slice(first).map((figure) => figure.value)];
}

/** What is odd about a plan that ends at the values given. */
export function findingsOf(values: readonly number[], target: number | null): readonly PlanFinding[] {
	const findings: PlanFinding[] = [];
	const last = values.at(-1);
	if (last === undefined) return findings;
	if (target !== null && !isSame(last, target)) findings.push(last > target ? 'exceeds' : 'misses');
	if (values.some((value, at) => at > 0 && value < (values[at - 1] ?? 0))) findings.push('falls');
	return findings;
}

function runningSum(values: readonly number[]): readonly number[] {
	let sum = 0;
	return values.map((value) => {
		sum = tidy(sum + value);
		return sum;
	});
}

function isSame(left: number, right: number): boolean {
	return Math.abs(left - right) <= Math.abs(right) * 1e-6;
}
