/** Moves through the items of a tree by its keys; opening, closing and choosing are the items' own clicks. */
export function treeKeys(event: KeyboardEvent): void {
	const { target, currentTarget, key } = event;
	if (!(currentTarget instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
	if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
	if (!target.matches('[role=treeitem]')) return;
	const items = [...currentTarget.querySelectorAll<HTMLElement>('[role=treeitem]')];
	const at = items.indexOf(target);
	const level = (item: HTMLElement | undefined): number => Number(item?.ariaLevel ?? 0);
	const open = target.ariaExpanded;
	let next: HTMLElement | undefined;
	if (key === 'ArrowDown') next = items[at + 1];
	else if (key === 'ArrowUp') next = items[at - 1];
	else if (key === 'Home') next = items[0];
	else if (key === 'End') next = items.at(-1);
	else if (key === 'ArrowRight' && open === 'false') target.click();
	else if (key === 'ArrowRight') next = level(items[at + 1]) > level(target) ? items[at + 1] : undefined;
	else if (key === 'ArrowLeft' && open === 'true') target.click();
	else if (key === 'ArrowLeft') next = items.slice(0, at).findLast((item) => level(item) < level(target));
	else if (key === ' ') target.click();
	else if (key === 'Enter') {
		const name = target.querySelector<HTMLElement>('[data-name]');
		name?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: event.shiftKey }));
	} else return;
	event.preventDefault();
	next?.focus();
}
