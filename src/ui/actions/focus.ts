import { tick } from 'svelte';

/** The element of a block, once what has changed is in the page. */
async function elementOf(id: string): Promise<HTMLElement | null> {
	await tick();
	return document.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`);
}

/** Puts the focus on a block and scrolls no further than it takes to see it. */
export function focusBlock(id: string): void {
	void elementOf(id).then((element) => {
		element?.focus({ preventScroll: true });
		element?.scrollIntoView({ block: 'nearest' });
	});
}

/** Shows a block that has changed; the cursor stays where it is when it is in the block already. */
export function revealBlock(id: string): void {
	void elementOf(id).then((element) => {
		if (!element) return;
		if (!element.contains(document.activeElement)) element.focus({ preventScroll: true });
		element.scrollIntoView({ block: 'nearest' });
	});
}

/** The block that is seen first, to start from. */
export function firstSeenBlock(): string | null {
	const blocks = [...document.querySelectorAll<HTMLElement>('[data-block]')];
	const seen = blocks.find((block) => block.getBoundingClientRect().bottom > 80) ?? blocks[0];
	return seen?.dataset['block'] ?? null;
}
