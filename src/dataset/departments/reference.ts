import type { DepartmentKind } from '../../schema/values.ts';

/** `data/reference/departments.json`: the names by which bodies are known, and what they are. */
export interface DepartmentReference {
	/** bodies by name, without the place or level before it: 发改委, not 市发改委 */
	readonly departments: readonly {
		readonly family: string;
		readonly kind: DepartmentKind;
		readonly names: readonly string[];
	}[];
	/** bodies whose printed name carries a place inside: 连云港供电公司 */
	readonly endings: readonly {
		readonly family: string;
		readonly kind: DepartmentKind;
		readonly beginnings: readonly string[];
		readonly endings: readonly string[];
	}[];
	/** counties and districts; `short` is how a list abbreviates them */
	readonly places: readonly {
		readonly family: string;
		/** the city to which they belong: some names occur in several cities */
		readonly city: string;
		readonly name: string;
		readonly short: readonly string[];
	}[];
	/** development zones, without the place before and 管委会 behind */
	readonly zones: readonly {
		readonly family: string;
		readonly kind: DepartmentKind;
		readonly names: readonly string[];
	}[];
	/** names that stand for many bodies */
	readonly collective: {
		readonly whole: readonly string[];
		readonly markers: readonly string[];
		/** what they stand for, by the first entry of which a word occurs */
		readonly families: readonly { readonly family: string; readonly words: readonly string[] }[];
	};
	/** governments whose place was masked before publication */
	readonly masked: { readonly family: string; readonly mark: string; readonly endings: readonly string[] };
	/** the kind of a body that no entry knows, by how its name ends; it gets no family */
	readonly kinds: readonly { readonly kind: DepartmentKind; readonly endings: readonly string[] }[];
	/** one character that says at which level a body stands */
	readonly prefixes: readonly string[];
	/** how the names of places end */
	readonly placeSuffixes: readonly string[];
	/** bodies that carry the name of their city, not 市 */
	readonly cityNamed: readonly string[];
	/** bodies before which a list restores nothing */
	readonly neverPrefixed: readonly string[];
}
