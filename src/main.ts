import { mount } from 'svelte';
import { carriedUrls } from 'virtual:carried-results';
import { engineAssets } from 'virtual:engine-assets';
import { deferred } from './base/deferred.ts';
import { bootPage } from './engine/boot-page.ts';
import { createEngine } from './engine/duckdb-engine.ts';
import { fetchCarried } from './state/carried.ts';
import { Catalog } from './state/catalog.ts';
import { PublicDataset } from './state/dataset.ts';
import { EngineState } from './state/engine-state.svelte.ts';
import { browserStore, Preferences } from './state/preferences.svelte.ts';
import { startOwn } from './state/own/start.ts';
import { OfflineCopy } from './state/offline-copy.svelte.ts';
import { Relations } from './state/relations.ts';
import { SourceLibrary } from './state/source/library.ts';
import { SourceTexts } from './state/source-texts.ts';
import { startNotebookRun } from './state/start-run.ts';
import { markFirstResult, painted } from './state/timing.ts';
import { Workspace } from './state/workspace.svelte.ts';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import App from './ui/shell/App.svelte';

/** The built-in notebooks in the order of the header; those that are not there yet are left out. */
const ORDER = 'overview quarters domains departments cities livelihood sources own tutorial'.split(' ');

const files = import.meta.glob<string>('./notebooks/*.md', { query: '?raw', import: 'default', eager: true });
const sources = new Map(
	ORDER.flatMap((id) => {
		const source = files[`./notebooks/${id}.md`];
		return source === undefined ? [] : [[id, source] as const];
	})
);

const data = new URL('./data/', document.baseURI);
const dataset = new PublicDataset(data);
const relations = new Relations();
const own = startOwn(dataset, relations, data);
/** Settles when the page shows what it came with: beside the first paint, the engine would cost it a fifth. */
const shown = deferred<void>();
const boot = bootPage(engineAssets);
const engine = createEngine({
	boot: (onProgress) => shown.promise.then(() => boot(onProgress)),
	source: () => shown.promise.then(() => own.library.data()),
	onProgress: (progress) => engineState.showProgress(progress)
});
own.library.connect(engine);
const engineState = new EngineState(engine);
const storage = browserStore();
const offline = new OfflineCopy();
const sourceTexts = new SourceTexts([dataset, own.library]);
const workspace = new Workspace({
	sources,
	engine: engineState,
	preferences: new Preferences(storage),
	storage,
	session: browserStore('sessionStorage'),
	address: {
		get hash() {
			return location.hash;
		},
		get base() {
			return location.href.replace(/#.*$/, '');
		},
		replace: (hash) => history.replaceState(history.state, '', hash),
		go: (hash) => location.assign(hash)
	},
	startRun: (observe) => startNotebookRun(engine, relations, observe),
	sourceTexts,
	own,
	library: new SourceLibrary({
		engine,
		texts: sourceTexts,
		manifest: () => dataset.manifest(),
		characters: async () => (await import('../data/reference/characters.json')).default
	}),
	catalog: new Catalog(engine, relations),
	offline,
	carriedFor: (notebook) => {
		const url = carriedUrls[notebook];
		if (url === undefined) return null;
		return async (original) => {
			const [results, alone] = await Promise.all([fetchCarried(url, original), own.library.isEmpty()]);
			// What the build computed does not hold the reader's own documents.
			return alone ? results : new Map();
		};
	}
});
addEventListener('hashchange', () => workspace.followAddress());
window.addEventListener('storage', ({ key }) => workspace.heardFromOtherPage(key));
addEventListener('pagehide', () => workspace.leave());
document.addEventListener('visibilitychange', () => workspace.keepDraft());

const target = document.getElementById('app');
if (!target) throw new Error('the page has no #app');
mount(App, { target, props: { workspace } });

/** Milliseconds after which the engine waits no longer for a slow network to bring what the page carries. */
const HEAD_START = 3000;

async function showCarried(): Promise<void> {
	// Needed by the first chart.
	const drawing = import('./ui/chart/draw.ts');
	const { carried } = workspace.current;
	if (carried) {
		const late = new Promise((resolve) => setTimeout(resolve, HEAD_START));
		await Promise.race([Promise.all([carried.loaded, drawing]), late]);
		if (carried.present) markFirstResult();
	}
	await painted();
}

void showCarried().finally(() => {
	shown.resolve();
	// In production only: the development server's files change under any copy. After the engine, whose files it shares.
	void workspace.engine.start().then(() => {
		if (import.meta.env.PROD) void offline.keep(new URL('service-worker.js', document.baseURI));
	});
	void dataset.manifest().then(
		({ hash }) => workspace.setDataHash(hash),
		// The engine needs the same file and says that it is missing.
		() => {}
	);
});
