/** `data/reference/links.json` */
export interface LinkReference {
	/** words that do not tell one task from another */
	readonly dropped: readonly string[];
	/** words at which a name ends */
	readonly breaks: readonly string[];
	/** a regular expression on folded text: a name in quotation marks, its first group */
	readonly quoted: string;
	/** a regular expression on a clause: the hill, river … that its promise names first, its first group */
	readonly place: string;
}
