import { createContext } from 'svelte';
import type { SidePanel } from '../../state/side-panel.svelte.ts';

/** The side panel of the page, for whatever can open it. */
export const [usePanel, setPanel] = createContext<SidePanel>();
