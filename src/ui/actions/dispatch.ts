import type { Action } from './action.ts';
import { focusBlock } from './focus.ts';
import { keyName, worksWhileTyping } from './keys.ts';
import type { ActionRegistry } from './registry.svelte.ts';

/** Milliseconds within which the second key of `d d` has to follow. */
const SEQUENCE = 1000;

/** Where keys mean what the thing itself makes of them. */
const OWN_KEYS =
	'input, textarea, select, [contenteditable=true], [role=grid], [role=listbox], [role=menu], [role=slider], [role=complementary], [role=dialog], dialog';

/** Makes the page's listener for keys. Nothing fires while one types or composes. */
export function keyListener(registry: ActionRegistry): (event: KeyboardEvent) => void {
	let pending = '';
	let pressed = 0;
	return (event) => {
		// 229 is what browsers report for a key that the input method has taken.
		if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
		if (document.querySelector('dialog:modal')) return;
		const target = event.target instanceof Element ? event.target : document.body;
		const key = keyName(event);
		if (key === '') return;
		if (key === 'Escape' && leaveToBlock(target)) {
			event.preventDefault();
			return;
		}
		const typing = target.closest(OWN_KEYS) !== null;
		if (typing && isFieldUndo(target, key)) return;
		const inTime = event.timeStamp - pressed < SEQUENCE;
		const sequence = pending !== '' && inTime ? `${pending} ${key}` : key;
		pending = '';
		const allowed = (keys: string): boolean =>
			worksWhileTyping(keys) || (!typing && (!needsBlock(keys) || isPlain(target)));
		const matches = (keys: string): Action[] =>
			registry.all.filter((action) => action.keys?.includes(keys) && allowed(keys));
		const action = [...matches(sequence), ...matches(key)].find((found) => registry.isEnabled(found));
		if (action) {
			event.preventDefault();
			registry.run(action);
		} else if (!typing && registry.all.some(({ keys }) => keys?.some((each) => each.startsWith(`${key} `)))) {
			pending = key;
			pressed = event.timeStamp;
		}
	};
}

/** Keys that a button or a scrolling page has a use for: ours only where a block or nothing has the focus. */
function needsBlock(keys: string): boolean {
	return /^(Enter|Space|Arrow\w+|Backspace|Delete)$/.test(keys);
}

function isPlain(target: Element): boolean {
	return target.matches('[data-block]');
}

/** A text field takes back its own typing. */
function isFieldUndo(target: Element, key: string): boolean {
	return target.matches('input, textarea') && /^Mod-(Shift-)?[zy]$/.test(key);
}

/** Escape inside a block leads to the block, from where keys act on it; false where there is none around. */
function leaveToBlock(target: Element): boolean {
	const block = target.closest<HTMLElement>('[data-block]');
	if (!block || block === target || target.closest('dialog, [role=menu]')) return false;
	focusBlock(block.dataset['block'] ?? '');
	return true;
}
