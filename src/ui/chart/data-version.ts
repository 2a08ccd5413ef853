import { createContext } from 'svelte';

/** The state of the dataset that the page shows. */
export interface DataVersion {
	/** sha256 in hex; null while it is not known */
	readonly hash: string | null;
}

export const [useDataVersion, setDataVersion] = createContext<DataVersion>();
