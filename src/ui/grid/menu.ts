/** One line of a menu. */
export interface MenuItem {
	readonly label: string;
	/** the keys that do the same */
	readonly keys?: string;
	/** whether it is switched on; left out for what is no switch */
	readonly checked?: boolean;
	readonly run: () => void;
}
