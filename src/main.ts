import { mount } from 'svelte';
import { engineAssets } from 'virtual:engine-assets';
import { bootPage } from './engine/boot-page.ts';
import { createEngine } from './engine/duckdb-engine.ts';
import { PublicDataset } from './state/dataset.ts';
import { EngineState } from './state/engine-state.svelte.ts';
import { browserStore, Preferences } from './state/preferences.svelte.ts';
import { Relations } from './state/relations.ts';
import { SourceTexts } from './state/source-texts.ts';
import { startNotebookRun } from './state/start-run.ts';
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

const dataset = new PublicDataset(new URL('./data/', document.baseURI));
const engine = createEngine({ boot: bootPage(engineAssets), source: () => dataset.data() });
const relations = new Relations();
const storage = browserStore();
const workspace = new Workspace({
	sources,
	engine: new EngineState(engine),
	preferences: new Preferences(storage),
	storage,
	address: {
		get hash() {
			return location.hash;
		},
		get base() {
			return location.href.replace(/#.*$/, '');
		},
		replace: (hash) => history.replaceState(history.state, '', hash)
	},
	startRun: (observe) => startNotebookRun(engine, relations, observe),
	sourceTexts: new SourceTexts([dataset])
});
addEventListener('hashchange', () => workspace.followAddress());

const target = document.getElementById('app');
if (!target) throw new Error('the page has no #app');
mount(App, { target, props: { workspace } });

// After the first paint: beside it, the engine would cost it a fifth (the page has a frame to show first).
requestAnimationFrame(() =>
	setTimeout(() => {
		void workspace.engine.start();
		// Needed by the first chart, and the engine takes longer.
		void import('./ui/chart/draw.ts');
		void dataset.manifest().then(
			({ hash }) => workspace.setDataHash(hash),
			// The engine needs the same file and says that it is missing.
			() => {}
		);
	})
);
