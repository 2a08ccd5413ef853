const KEY = 'xushi:profiles';

function kept(): boolean | null {
	try {
		const text = localStorage.getItem(KEY);
		return text === null ? null : text === 'yes';
	} catch {
		// Where storage is forbidden the choice lasts as long as the page.
		return null;
	}
}

/** Whether headings show profiles: as the reader chose, for all grids; else only where there are too many rows to see. */
class ShownProfiles {
	#chosen = $state<boolean | null>(kept());

	shown(many: boolean): boolean {
		return this.#chosen ?? many;
	}

	choose(shown: boolean): void {
		this.#chosen = shown;
		try {
			localStorage.setItem(KEY, shown ? 'yes' : 'no');
		} catch {
			// As above.
		}
	}
}

export const shownProfiles = new ShownProfiles();
