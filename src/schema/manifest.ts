/** `data/manifest.json`: what the page and the commands load; `hash` names the state of the whole dataset. */
export interface Manifest {
	/** raised when this form changes */
	readonly version: 1;
	/** sha256 of the tables, the sources and the SQL, in hex */
	readonly hash: string;
	/** sha256 of everything from which it was built, in hex */
	readonly inputs: string;
	readonly tables: readonly ManifestTable[];
	readonly sources: readonly ManifestSource[];
	/** what the engine runs after the tables are loaded: views, macros and comments, one statement each */
	readonly sql: readonly string[];
}

export interface ManifestTable {
	/** the table's name in SQL */
	readonly name: string;
	/** an Arrow IPC stream, beside the manifest */
	readonly file: string;
	readonly rows: number;
	readonly bytes: number;
	/** sha256 in hex */
	readonly sha256: string;
}

export interface ManifestSource {
	readonly doc_id: string;
	/** the decoded text as UTF-8, into which passages point, beside the manifest */
	readonly file: string;
	readonly bytes: number;
	/** sha256 in hex */
	readonly sha256: string;
}
