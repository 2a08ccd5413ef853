import { loadavg } from 'node:os';

/** Writes a figure as benches do: name, value and unit, separated by tabs. */
export function report(name: string, value: number, unit: string): void {
	process.stdout.write(`${name}\t${value.toFixed(Math.abs(value) < 10 ? 2 : 1)}\t${unit}\n`);
}

/** The value below which `part` of `values` lie. */
export function quantile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** Says how busy the machine is: milliseconds of a busy one are worth little, ratios hold better. */
export function reportLoad(): void {
	report('load of the machine, one minute', loadavg()[0] ?? Number.NaN, 'processes');
}
