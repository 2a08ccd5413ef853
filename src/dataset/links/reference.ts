/** `data/reference/links.json` */
export interface LinkReference {
	/** words that do not tell one task from another */
	readonly dropped: readonly string[];
	/** words at which a name ends */
	readonly breaks: readonly string[];
}
