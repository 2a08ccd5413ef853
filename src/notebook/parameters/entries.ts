import { parseLocalised, type Localised } from '../../base/localised.ts';
import type { Span } from '../../base/span.ts';
import { bodyError, type CellError } from '../cell-error.ts';
import { suggestion } from '../suggest.ts';
import { readMapping, type YamlEntry, type YamlValue } from '../yaml.ts';
import { isDay } from './scalars.ts';
import type { Scalar } from './spec.ts';

/** The YAML of an input cell, key by key; what is wrong is kept and the key counts as not given. */
export class Entries {
	readonly errors: CellError[] = [];
	readonly #entries = new Map<string, YamlEntry>();

	constructor(body: string, known: readonly string[]) {
		const { entries, problems } = readMapping(body);
		this.errors.push(...problems.map(({ message, span }) => bodyError(message.zh, message.en, span)));
		for (const entry of entries) {
			if (known.includes(entry.key)) {
				this.#entries.set(entry.key, entry);
				continue;
			}
			const near = suggestion(entry.key, known);
			this.fail(
				entry.keySpan,
				`这种输入没有“${entry.key}”${near.zh || `，可用的有：${known.join('、')}`}`,
				`this input has no "${entry.key}"${near.en || `; it may have: ${known.join(', ')}`}`
			);
		}
	}

	fail(span: Span | null, zh: string, en: string): void {
		this.errors.push(bodyError(zh, en, span));
	}

	get(key: string): YamlEntry | null {
		return this.#entries.get(key) ?? null;
	}

	/** Reads `key` with `read`, which gives undefined for a value of the wrong kind; `fallback` where it is not given. */
	read<T, F>(key: string, what: Localised, read: (value: YamlValue) => T | undefined, fallback: F): T | F {
		const entry = this.#entries.get(key);
		if (entry === undefined) return fallback;
		const value = read(entry.value);
		if (value !== undefined) return value;
		this.fail(entry.valueSpan, `“${key}”应为${what.zh}`, `"${key}" must be ${what.en}`);
		return fallback;
	}

	localised(key: string): Localised | null {
		return this.read(key, { zh: '文字', en: 'text' }, toLocalised, null);
	}

	number(key: string): number | null {
		const read = (value: YamlValue) =>
			typeof value === 'number' && Number.isFinite(value) ? value : undefined;
		return this.read(key, { zh: '数字', en: 'a number' }, read, null);
	}

	/** null where it is not given or is null */
	day(key: string): string | null {
		const read = (value: YamlValue) =>
			value === null || (typeof value === 'string' && isDay(value)) ? value : undefined;
		return this.read(key, { zh: '日期，写成 2021-09-30', en: 'a day such as 2021-09-30' }, read, null);
	}
}

/** A text, a number or a truth value as YAML gives it. */
export function isScalarValue(value: YamlValue | undefined): value is Scalar {
	return value !== undefined && value !== null && typeof value !== 'object';
}

export function toLocalised(value: YamlValue | undefined): Localised | undefined {
	return isScalarValue(value) ? parseLocalised(String(value)) : undefined;
}
