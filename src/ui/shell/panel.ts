import { createContext, tick } from 'svelte';
import type { PanelView, SidePanel } from '../../state/side-panel.svelte.ts';

/** The side panel of the page, for whatever can open it. */
export const [usePanel, setPanel] = createContext<SidePanel>();

/** Shows `view` beside the notebook; when it closes, what has the focus now gets it back. */
export async function showView(panel: SidePanel, view: PanelView): Promise<void> {
	// A menu that closes gives the focus back to where it was opened: that is where the reader asked.
	await tick();
	const { activeElement } = document;
	const opener =
		activeElement instanceof HTMLElement || activeElement instanceof SVGElement ? activeElement : null;
	panel.show(view, opener === document.body ? null : opener);
}
