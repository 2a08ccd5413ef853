const NAMED: readonly (readonly [RegExp, number])[] = [
	[/前三季度|三季度|第三季度/u, 3],
	[/上半年|二季度|第二季度|半年/u, 2],
	[/一季度|第一季度/u, 1],
	[/全年|年度|四季度|第四季度|下半年/u, 4]
];
const MONTH = /(\d{1,2})\s*月/gu;

/** The last quarter (1 to 4) that a period as printed covers: 前三季度, 1-8月; null where it does not say. */
export function quarterOfPeriod(period: string | null): number | null {
	if (period === null) return null;
	const named = NAMED.find(([pattern]) => pattern.test(period));
	if (named) return named[1];
	const months = [...period.matchAll(MONTH)]
		.map((match) => Number(match[1]))
		.filter((m) => m >= 1 && m <= 12);
	const last = months.at(-1);
	return last === undefined ? null : Math.ceil(last / 3);
}
