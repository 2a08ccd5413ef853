import { InputError } from '../base/errors.ts';
import { localise, type Language, type Localised } from '../base/localised.ts';
import { notebookFromSql } from '../notebook/format/from-sql.ts';
import { parseNotebook } from '../notebook/format/parse.ts';
import type { TextStorage } from '../share/drafts.ts';
import { RELATION_NAMES } from '../schema/relations.ts';
import { DEFAULT_NOTEBOOK, formatRoute, parseRoute, type Route } from '../share/route.ts';
import type { LoadCarried } from './carried-results.svelte.ts';
import type { Catalog } from './catalog.ts';
import type { EngineState } from './engine-state.svelte.ts';
import { fileId, Keeping, type RemovedFile } from './keeping.svelte.ts';
import type { OfflineCopy } from './offline-copy.svelte.ts';
import { LeftNotebooks } from './left-notebooks.ts';
import type { LinkNotice } from './link-notice.ts';
import { NotebookState, type NotebookOptions } from './notebook-state.svelte.ts';
import type { Own } from './own/start.ts';
import type { Preferences } from './preferences.svelte.ts';
import { SidePanel } from './side-panel.svelte.ts';
import type { SourceLibrary } from './source/library.ts';
import type { SourceTexts } from './source-texts.ts';

/** A built-in notebook as the header lists it. */
export interface BuiltIn {
	readonly id: string;
	readonly title: Localised;
	readonly source: string;
}

/** The part of the window that carries the view's address. */
export interface AddressBar {
	/** from `#` on; empty for none */
	readonly hash: string;
	/** the address without its hash */
	readonly base: string;
	/** Replaces the hash without a new entry in the history. */
	replace(hash: string): void;
	/** Goes to `hash`, with a new entry in the history. */
	go(hash: string): void;
}

export interface WorkspaceOptions {
	/** file name without its ending → Markdown, in the order in which the header lists them */
	readonly sources: ReadonlyMap<string, string>;
	readonly engine: EngineState;
	readonly preferences: Preferences;
	readonly storage: TextStorage | null;
	/** what a tab keeps over a reload */
	readonly session: TextStorage | null;
	readonly address: AddressBar;
	readonly startRun: NotebookOptions['startRun'];
	readonly sourceTexts: SourceTexts;
	readonly catalog: Catalog;
	readonly offline: OfflineCopy;
	/** what the page carries for a built-in notebook; null where that is nothing */
	readonly carriedFor: (notebook: string) => LoadCarried | null;
	readonly own: Own;
	readonly library: SourceLibrary;
}

/** Milliseconds without a change after which the address follows; browsers refuse too many in a row. */
const ADDRESS_DELAY = 250;
/** The same where the address carries the whole notebook, which costs more than a key may. */
const WHOLE_ADDRESS_DELAY = 1000;

/** Everything that the page shows: the notebooks, the open one, the language, and what a link asked for in vain. */
export class Workspace {
	readonly notebooks: readonly BuiltIn[];
	readonly engine: EngineState;
	readonly preferences: Preferences;
	readonly panel = new SidePanel();
	/** the texts into which passages point */
	readonly sourceTexts: SourceTexts;
	/** the reader's own documents and tables */
	readonly own: Own;
	/** the page's copy for a visit without a network */
	readonly offline: OfflineCopy;
	/** finds values in the documents */
	readonly library: SourceLibrary;
	readonly #options: WorkspaceOptions;
	readonly #keeping: Keeping;
	readonly #left: LeftNotebooks;

	#current: NotebookState;
	#notices: readonly LinkNotice[] = $state.raw([]);
	#embedded = $state(false);
	#dataHash: string | null = $state(null);
	/** the hash that the page itself wrote last: its own change is no request */
	#written = '';
	/** the language stands in the address and stays there */
	#languageInAddress = false;
	#sharedData: string | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(options: WorkspaceOptions) {
		this.#options = options;
		this.engine = options.engine;
		this.preferences = options.preferences;
		this.sourceTexts = options.sourceTexts;
		this.own = options.own;
		this.library = options.library;
		this.offline = options.offline;
		this.#keeping = new Keeping(options.storage);
		this.#left = new LeftNotebooks(options.session);
		this.notebooks = [...options.sources].map(([id, source]) => ({
			id,
			source,
			title: parseNotebook(source).head.title ?? { zh: id, en: id }
		}));
		this.#current = $state.raw(this.#open(options.address.hash));
	}

	/** what there is to be queried */
	get catalog(): Catalog {
		return this.#options.catalog;
	}

	get current(): NotebookState {
		return this.#current;
	}

	get notices(): readonly LinkNotice[] {
		return this.#notices;
	}

	/** names the state of the dataset; null while it is not known */
	get dataHash(): string | null {
		return this.#dataHash;
	}

	/** whether only the notebook is shown, inside another page */
	get embedded(): boolean {
		return this.#embedded;
	}

	/** The address bar has changed, by a link, by hand or by going back. */
	followAddress(): void {
		const { hash } = this.#options.address;
		if (hash === this.#written) return;
		this.leave();
		this.#current.close();
		this.#current = this.#open(hash);
	}

	/** Writes down at once what has changed last: the page may be about to go. */
	keepDraft(): void {
		this.#keeping.now();
	}

	/** The page goes, or another notebook is opened: nothing that was written may be lost. */
	leave(): void {
		this.#keeping.leave(this.#current);
		this.#left.keep(this.#current);
	}

	/** Another page of the same browser has written `key` of the storage; null for all of it. */
	heardFromOtherPage(key: string | null): void {
		this.#keeping.heard(key, this.#current);
	}

	/** whether another page of the same browser has changed the open notebook, and the reader is to choose */
	get changedElsewhere(): boolean {
		return this.#keeping.isContested(this.#current);
	}

	/** Shows what the other page has made of the open notebook; a step that can be taken back. */
	takeTheirs(): void {
		this.#keeping.takeTheirs(this.#current);
	}

	/** Stays with what this page shows. */
	keepOurs(): void {
		this.#keeping.keepOurs(this.#current);
	}

	/** names of the reader's own notebooks on this device, the newest last */
	get files(): readonly string[] {
		return this.#keeping.names;
	}

	/** Opens a file of the reader's: a notebook (`.md`), or SQL (`.sql`), which becomes one. Gives its name here. */
	openFile(name: string, text: string): string {
		this.leave();
		const isSql = /\.sql$/i.test(name);
		const stem = name.replace(/\.[^.]*$/, '');
		const file = isSql
			? this.#keeping.take(`${stem}.md`, notebookFromSql(stem, text, this.#reserved()))
			: this.#keeping.take(name, text);
		this.#goToFile(file);
		return file;
	}

	/** Names that a cell cannot have: the dataset's, and those of the reader's own tables. */
	#reserved(): readonly string[] {
		return [...RELATION_NAMES, ...this.own.library.tables.map(({ name }) => name)];
	}

	/** Opens a file that this device keeps. */
	goToFile(file: string): void {
		this.leave();
		this.#goToFile(file);
	}

	/** Starts an empty notebook; gives its name. */
	newNotebook(): string {
		this.leave();
		const title = localise({ zh: '新笔记本', en: 'New notebook' }, this.preferences.language);
		const file = this.#keeping.begin(`${title}.md`, `---\ntitle: ${title}\n---\n`);
		this.#goToFile(file);
		return file;
	}

	/** The notebook was saved to a file called `name`: one of the reader's own is called so from now on. */
	savedTo(notebook: NotebookState, name: string): void {
		if (notebook.origin !== 'file') return;
		this.#keeping.rename(notebook, name);
		if (notebook === this.#current) this.#writeAddress();
	}

	/** Forgets the open file; what is shown is the overview. It can be put back. */
	forgetFile(): RemovedFile | null {
		if (this.#current.origin !== 'file') return null;
		const removed = this.#keeping.remove(this.#current);
		this.#options.address.go(formatRoute(parseRoute('')));
		return removed;
	}

	/** Puts a removed file back and opens it; gives its name. */
	putBack(removed: RemovedFile): string {
		this.leave();
		const file = this.#keeping.putBack(removed);
		this.#goToFile(file);
		return file;
	}

	dismiss(notice: LinkNotice): void {
		this.#notices = this.#notices.filter((other) => other !== notice);
	}

	chooseLanguage(language: Language): void {
		this.preferences.chooseLanguage(language);
		if (this.#languageInAddress) this.#writeAddress();
	}

	/** The dataset of this page has become known. */
	setDataHash(hash: string): void {
		this.#dataHash = hash;
		if (this.#sharedData !== null && this.#sharedData !== hash) this.#note({ kind: 'other-data' });
	}

	/** The whole address of exactly this view. */
	link(): string {
		const { language } = this.preferences;
		return this.#options.address.base + formatRoute(this.#route(true, language === 'en' ? language : null));
	}

	#open(hash: string): NotebookState {
		clearTimeout(this.#timer);
		this.#notices = [];
		this.#written = hash;
		this.#sharedData = null;
		let route: Route;
		try {
			route = parseRoute(hash);
		} catch (thrown) {
			if (!(thrown instanceof InputError)) throw thrown;
			this.#notices = [{ kind: 'damaged', message: thrown.text }];
			// The language it asks for is still good.
			route = parseRoute(hash.replace(/^[^?]*/, ''));
		}
		this.#languageInAddress = route.lang !== null;
		if (route.lang) this.preferences.showLanguage(route.lang);
		this.#embedded = route.embed;
		const opened =
			route.kind === 'shared'
				? this.#openShared(route)
				: route.kind === 'file'
					? this.#openKept(route)
					: this.#openBuiltIn(route);
		for (const name of opened.unknownParameters) this.#note({ kind: 'unknown-parameter', name });
		return opened;
	}

	#openBuiltIn(route: Extract<Route, { kind: 'builtin' }>): NotebookState {
		let found = this.notebooks.find((notebook) => notebook.id === route.notebook);
		let { parameters } = route;
		if (!found) {
			this.#notices = [...this.#notices, { kind: 'unknown-notebook', name: route.notebook }];
			found = this.notebooks.find((notebook) => notebook.id === DEFAULT_NOTEBOOK) ?? this.notebooks[0];
			parameters = {};
		}
		if (!found) throw new Error('the page was built without a notebook');
		const { id, source } = found;
		return this.#show({
			id,
			builtin: id,
			origin: 'builtin',
			fileName: `${id}.md`,
			original: source,
			source: this.#keeping.draftOf(id) ?? source,
			parameters,
			loadCarried: this.#options.carriedFor(id)
		});
	}

	#openKept(route: Extract<Route, { kind: 'file' }>): NotebookState {
		const { file, parameters } = route;
		const kept = this.#keeping.fileOf(file);
		if (!kept) return this.#openBuiltIn({ ...route, kind: 'builtin', notebook: file });
		return this.#show({
			id: fileId(file),
			builtin: null,
			origin: 'file',
			fileName: file,
			original: kept.saved,
			source: kept.source,
			parameters,
			loadCarried: null
		});
	}

	/** Opens a notebook as it was left in this tab: with what was done to it, and its cells open or folded as they were. */
	#show(options: Omit<NotebookOptions, 'startRun' | 'runOnEdit' | 'onchange' | 'history'>): NotebookState {
		const notebook = new NotebookState({
			...options,
			startRun: this.#options.startRun,
			runOnEdit: () => this.preferences.runOnEdit,
			onchange: (changed) => this.#keep(changed),
			history: this.#left.historyOf(options.id)
		});
		this.#left.restore(notebook);
		return notebook;
	}

	/** Goes to a kept file; the same address again opens it anew. */
	#goToFile(file: string): void {
		const { address } = this.#options;
		const hash = formatRoute({ kind: 'file', file, parameters: {}, lang: null, embed: false });
		if (address.hash === hash) {
			this.#current.close();
			this.#current = this.#open(hash);
		} else address.go(hash);
	}

	#openShared({ view }: Extract<Route, { kind: 'shared' }>): NotebookState {
		this.#sharedData = view.data;
		if (this.#dataHash !== null) this.setDataHash(this.#dataHash);
		const builtin = this.notebooks.find((notebook) => notebook.id === view.notebook) ?? null;
		return this.#show({
			id: builtin ? `${builtin.id}~` : 'shared~',
			builtin: builtin?.id ?? null,
			origin: 'link',
			fileName: `${builtin?.id ?? 'notebook'}.md`,
			original: builtin?.source ?? view.source,
			source: view.source,
			parameters: view.parameters,
			loadCarried: builtin ? this.#options.carriedFor(builtin.id) : null
		});
	}

	#note(notice: LinkNotice): void {
		this.#notices = [...this.#notices, notice];
	}

	/** What a change leaves behind: a draft on this device for a built-in notebook, and the address. */
	#keep(notebook: NotebookState): void {
		clearTimeout(this.#timer);
		const delay = notebook.origin === 'link' ? WHOLE_ADDRESS_DELAY : ADDRESS_DELAY;
		this.#timer = setTimeout(() => this.#writeAddress(), delay);
		this.#keeping.later(notebook);
	}

	/** Writes the view into the address bar, without a new entry in the history. */
	#writeAddress(): void {
		const { address } = this.#options;
		const hash = formatRoute(this.#route(false, this.#languageInAddress ? this.preferences.language : null));
		if (hash === address.hash || (address.hash === '' && hash === formatRoute(parseRoute('')))) return;
		this.#written = hash;
		address.replace(hash);
	}

	/** The route to the present view; edits of a built-in notebook are in it only when it is shared. */
	#route(shared: boolean, lang: Language | null): Route {
		const { parameters, builtin, edited, origin, source, fileName } = this.#current;
		const display = { lang, embed: !shared && this.#embedded };
		if (origin === 'file' && !shared) return { kind: 'file', file: fileName, parameters, ...display };
		if (builtin !== null && (!edited || (!shared && origin === 'builtin'))) {
			return { kind: 'builtin', notebook: builtin, parameters, ...display };
		}
		return {
			kind: 'shared',
			view: { data: this.#dataHash, notebook: builtin, source, parameters },
			...display
		};
	}
}
