/** The modifier that programs use on this machine. */
export const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

/** What of a key event decides; a subset, so that a test can make one. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The key as actions write it: `Mod-Shift-z`, `a`, `?`, `Shift-Enter`; empty for a modifier alone. */
export function keyName(event: KeyPress, mac = isMac): string {
	if (/^(Control|Shift|Alt|Meta|CapsLock|Process|Dead|Unidentified)$/.test(event.key)) return '';
	// On a keyboard of another script, and on a Mac with Alt, the place of the key counts.
	const placed = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
	const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : placed;
	const slash = event.altKey && event.code === 'Slash' ? '/' : null;
	const key = letter ?? slash ?? (event.key === ' ' ? 'Space' : event.key);
	const mod = mac ? event.metaKey : event.ctrlKey;
	const other = mac ? event.ctrlKey : event.metaKey;
	const shifted = event.shiftKey && (letter !== undefined || key.length > 1);
	return [mod && 'Mod', other && 'Other', event.altKey && 'Alt', shifted && 'Shift', key]
		.filter((part) => part !== false)
		.join('-');
}

/** Whether a key works while one types: only with Ctrl or Cmd, a key of the top row, or Alt where that writes nothing. */
export function worksWhileTyping(keys: string): boolean {
	return /^Mod-|^F\d|^Alt-(?:Shift-f|(?:Shift-)?Enter|\/)$/.test(keys);
}

const MAC: Readonly<Record<string, string>> = {
	Mod: '⌘',
	Shift: '⇧',
	Alt: '⌥',
	Enter: '↩',
	Backspace: '⌫'
};
const OTHER: Readonly<Record<string, string>> = { Mod: 'Ctrl' };
const ARROWS: Readonly<Record<string, string>> = {
	ArrowUp: '↑',
	ArrowDown: '↓',
	ArrowLeft: '←',
	ArrowRight: '→',
	Escape: 'Esc',
	PageUp: 'PgUp',
	PageDown: 'PgDn'
};

/** The keys of an action as people read them: `Ctrl+Shift+Z`, on a Mac `⇧⌘Z`. */
export function keyLabel(keys: string, mac = isMac): string {
	const signs = { ...ARROWS, ...(mac ? MAC : OTHER) };
	return keys
		.split(' ')
		.map((stroke) => {
			const parts = stroke.split(/-(?=.)/);
			const words = parts.map((part) => signs[part] ?? (part.length === 1 ? part.toUpperCase() : part));
			if (!mac) return words.join('+');
			// Apple's order: the command key stands last before the letter.
			const order = ['⌥', '⇧', '⌘'];
			return [
				...words.slice(0, -1).toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
				...words.slice(-1)
			].join('');
		})
		.join(' ');
}
