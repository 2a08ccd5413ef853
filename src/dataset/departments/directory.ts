import type { DepartmentKind } from '../../schema/values.ts';
import type { DepartmentReference } from './reference.ts';

/** What is known of a body: `family` is null where no entry of the reference knows it. */
export interface Identity {
	readonly family: string | null;
	readonly kind: DepartmentKind;
}

interface Entry {
	readonly family: string;
	readonly kind: DepartmentKind;
}

/** The longest name of a place that may stand before a body's name, in characters. */
const LONGEST_PLACE = 9;
const GOVERNMENT = /(?:人民)?政府$/;
const COMMITTEE = /(?:党工委)?(?:管理委员会|管委会)$/;
const COMPANY = /(?:股份)?(?:有限)?(?:责任)?公司$/;

/** Looks up bodies by name; built once from the reference. */
export class Directory {
	readonly #reference: DepartmentReference;
	readonly #names = new Map<string, Entry>();
	readonly #zones = new Map<string, Entry>();

	readonly #identified = new Map<string, Identity>();
	/** how names are compared: simplified, half width */
	readonly #fold: (name: string) => string;

	constructor(reference: DepartmentReference, fold: (name: string) => string = (name) => name) {
		this.#reference = reference;
		this.#fold = fold;
		for (const entry of reference.departments) {
			for (const name of entry.names) this.#names.set(name, entry);
		}
		for (const entry of reference.zones) {
			for (const name of entry.names) this.#zones.set(name, entry);
		}
	}

	/** Family and kind of `printed`, a normalised name, in a document of `city` (null when unknown). */
	identify(printed: string, city: string | null): Identity {
		// The same few hundred names stand in tens of thousands of lists.
		const key = `${city ?? ''}\n${printed}`;
		const known = this.#identified.get(key);
		if (known) return known;
		const identity = this.#look(this.#fold(printed), city);
		this.#identified.set(key, identity);
		return identity;
	}

	#look(name: string, city: string | null): Identity {
		return (
			this.#place(name, city) ??
			this.#masked(name) ??
			this.#known(name, city) ??
			this.#collective(name) ??
			this.#zone(name, city) ??
			this.#byEnding(name) ?? { family: null, kind: this.#guessKind(name) }
		);
	}

	/** True where `printed`, without any place or level before it, is the name of a body. */
	isBareName(printed: string): boolean {
		return this.#names.has(this.#fold(printed));
	}

	/** The level (市) with which `printed` starts where the rest is a body's own name; else null. */
	levelOf(printed: string): string | null {
		const name = this.#fold(printed);
		const level = this.#reference.prefixes.find((prefix) => name.startsWith(prefix));
		if (level === undefined) return null;
		const rest = name.slice(level.length);
		if (this.#names.has(rest)) return level;
		const own = this.#names.has(name) || this.#isCollective(name);
		return !own && rest.length > 1 && this.#endsLikeDepartment(rest) ? level : null;
	}

	/** True where nothing is known of `printed` but that it is shaped like a department's. */
	endsLikeUnknownDepartment(printed: string): boolean {
		const name = this.#fold(printed);
		return !this.#isCollective(name) && this.#endsLikeDepartment(name);
	}

	/** True where `printed` is the name of a place and then that of a vertically managed body (连云港海事局). */
	namesItsPlace(printed: string): boolean {
		const name = this.#fold(printed);
		return [2, 3, 4].some((length) => this.#names.get(name.slice(length))?.kind === 'vertical');
	}

	#endsLikeDepartment(name: string): boolean {
		const kind = this.#guessKind(name);
		return kind === 'department' && name.length >= 3;
	}

	#place(name: string, city: string | null): Identity | null {
		const bare = name.replace(GOVERNMENT, '');
		const place = this.#reference.places.find(
			(entry) => (bare === entry.name || entry.short.includes(bare)) && (city === null || city === entry.city)
		);
		return place ? { family: place.family, kind: 'county' } : null;
	}

	#masked(name: string): Identity | null {
		const { mark, endings, family } = this.#reference.masked;
		if (!name.startsWith(mark) || !endings.some((ending) => name.endsWith(ending))) return null;
		return new RegExp(`^${mark}+`).test(name) ? { family, kind: 'county' } : null;
	}

	#known(name: string, city: string | null): Identity | null {
		for (const stem of this.#stems(name, city)) {
			const entry = this.#names.get(stem);
			if (entry) return { family: entry.family, kind: entry.kind };
		}
		return null;
	}

	/** `name` itself, then without its level, then without a place before it. */
	*#stems(name: string, city: string | null): Generator<string> {
		yield name;
		for (const prefix of this.#reference.prefixes) {
			if (name.startsWith(prefix)) yield name.slice(prefix.length);
		}
		if (city !== null && name.startsWith(city)) {
			const rest = name.slice(city.length);
			yield rest;
			if (rest.startsWith('市')) yield rest.slice(1);
		}
		for (let length = 2; length <= Math.min(LONGEST_PLACE, name.length - 2); length += 1) {
			const place = name.slice(0, length);
			if (this.#reference.placeSuffixes.some((suffix) => place.endsWith(suffix) && length > suffix.length)) {
				yield name.slice(length);
			}
		}
	}

	#isCollective(name: string): boolean {
		const { whole, markers } = this.#reference.collective;
		return whole.includes(name) || markers.some((marker) => name.includes(marker));
	}

	#collective(name: string): Identity | null {
		if (!this.#isCollective(name)) return null;
		const found = this.#reference.collective.families.find((entry) =>
			entry.words.some((word) => name.includes(word))
		);
		return { family: found?.family ?? null, kind: 'collective' };
	}

	#zone(name: string, city: string | null): Identity | null {
		const bare = name.replace(COMMITTEE, '');
		for (const stem of this.#stems(bare, city)) {
			const entry = this.#zones.get(stem);
			if (entry) return { family: entry.family, kind: entry.kind };
		}
		return null;
	}

	#byEnding(name: string): Identity | null {
		const bare = name.replace(COMPANY, '').replace(COMMITTEE, '');
		for (const entry of this.#reference.endings) {
			const begins = entry.beginnings.some((beginning) => name.startsWith(beginning));
			if (begins || entry.endings.some((ending) => name.endsWith(ending) || bare.endsWith(ending))) {
				return { family: entry.family, kind: entry.kind };
			}
		}
		return null;
	}

	#guessKind(name: string): DepartmentKind {
		const found = this.#reference.kinds.find((entry) =>
			entry.endings.some((ending) => name.length > ending.length && name.endsWith(ending))
		);
		return found?.kind ?? 'other';
	}
}
