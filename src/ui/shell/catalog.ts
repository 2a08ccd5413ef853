import { createContext } from 'svelte';
import type { Catalog } from '../../state/catalog.ts';

/** What there is to be queried, for editors and the schema panel. */
export const [useCatalog, setCatalog] = createContext<Catalog>();
