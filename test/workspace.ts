import type { TextStorage } from '../src/share/drafts.ts';
import type { NotebookRun } from '../src/state/notebook-state.svelte.ts';
import { Preferences } from '../src/state/preferences.svelte.ts';
import { Workspace, type AddressBar, type WorkspaceOptions } from '../src/state/workspace.svelte.ts';

/** A browser's storage, for one page or several. */
export function memoryStorage(kept = new Map<string, string>()): TextStorage {
	return {
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, value) => void kept.set(key, value),
		removeItem: (key) => void kept.delete(key)
	};
}

/** What a notebook needs of the engine, where nothing is to be computed. */
function idleRun(): NotebookRun {
	const nothing = (): void => {};
	const never = () => new Promise<never>(() => {});
	return {
		update: nothing,
		run: nothing,
		runAll: nothing,
		runStale: nothing,
		cancel: nothing,
		cancelAll: nothing,
		check: never,
		preview: never,
		setSeen: nothing,
		page: never,
		ask: never,
		openRows: never,
		readersOf: () => [],
		close: nothing
	};
}

/** A page without an engine: its notebooks, files and address are real. */
export function openWorkspace(
	storage: TextStorage,
	session = memoryStorage()
): { workspace: Workspace; address: AddressBar } {
	let shown = '';
	const address: AddressBar = {
		get hash() {
			return shown;
		},
		base: 'https://example.org/',
		replace: (next) => {
			shown = next;
		},
		go: (next) => {
			shown = next;
			workspace.followAddress();
		}
	};
	const options: Partial<WorkspaceOptions> = {
		sources: new Map([['overview', '---\ntitle: 总览 / Overview\n---\n\nWords.\n']]),
		preferences: new Preferences(null),
		storage,
		session,
		address,
		startRun: idleRun,
		carriedFor: () => null
	};
	// The rest is handed on and never asked without an engine.
	const rest = { own: { library: { tables: [] } } };
	const workspace: Workspace = new Workspace({ ...options, ...rest } as unknown as WorkspaceOptions);
	return { workspace, address };
}
