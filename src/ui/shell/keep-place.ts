/** Frames in which grids and charts take on a new width. */
const FRAMES = 15;
const OWN_SCROLLING = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/** Something of the notebook in the middle of the window. */
function inTheMiddle(): Element | null {
	const article = document.querySelector('article');
	if (!article) return null;
	const middle = innerHeight / 2;
	const blocks = [...article.querySelectorAll('[data-cell], .prose, h1')];
	const distance = (block: Element): number => {
		const { top, bottom } = block.getBoundingClientRect();
		return top > middle ? top - middle : bottom < middle ? middle - bottom : 0;
	};
	return blocks.sort((left, right) => distance(left) - distance(right))[0] ?? null;
}

/**
 * Holds what the reader looks at where it stands while the page takes on another width: `anchor` where it is in the
 * window, else whatever is in the middle. To be called before the width changes; ends as soon as the reader scrolls.
 */
export function keepPlace(anchor: Element | null): void {
	const inWindow = (element: Element): boolean => {
		const { top, bottom } = element.getBoundingClientRect();
		return element.isConnected && bottom > 0 && top < innerHeight;
	};
	const held = anchor && inWindow(anchor) ? anchor : inTheMiddle();
	if (!held) return;
	const place = held.getBoundingClientRect().top;
	let frames = FRAMES;
	const stop = (): void => {
		frames = 0;
		for (const name of OWN_SCROLLING) removeEventListener(name, stop, true);
	};
	for (const name of OWN_SCROLLING) addEventListener(name, stop, { capture: true, passive: true });
	const hold = (): void => {
		if (frames-- <= 0 || !held.isConnected) return stop();
		const moved = held.getBoundingClientRect().top - place;
		if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
		requestAnimationFrame(hold);
	};
	requestAnimationFrame(hold);
}
