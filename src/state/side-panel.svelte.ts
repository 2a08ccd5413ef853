import type { Catalog } from '../notebook/lineage/catalog.ts';
import type { ValuePlace } from './source/behind.ts';

/** A place that leads into a document, by what a result carries of it. */
export type SourceTarget =
	| { readonly kind: 'indicator' | 'observation' | 'check' | 'document'; readonly id: string }
	| {
			readonly kind: 'passage';
			readonly id: string;
			/** another value of the passage's task to show: its field, or `planned` for the plan that it is compared with */
			readonly field: string | null;
	  }
	| {
			readonly kind: 'task';
			readonly id: string;
			/** the field of the passages to show first; null for its target */
			readonly field: string | null;
			/** show where this department is named, as normalised or as printed */
			readonly department: string | null;
	  };

/** What the side panel shows: one member per kind of content. */
export type PanelView =
	| { readonly kind: 'source'; readonly target: SourceTarget }
	/** what there is to be queried */
	| { readonly kind: 'schema' }
	| {
			/** the tasks behind a number */
			readonly kind: 'tasks';
			readonly place: ValuePlace;
			readonly catalog: Catalog;
			/** the document of the row, where there is one: the way out where no tasks can be told */
			readonly document: string | null;
	  };

/** The panel beside the notebook: one thing at a time, and the way back through what was followed inside it. */
export class SidePanel {
	#views: readonly PanelView[] = $state.raw([]);
	#opener: HTMLElement | SVGElement | null = null;

	/** what is shown; null while the panel is closed */
	get view(): PanelView | null {
		return this.#views.at(-1) ?? null;
	}

	get canGoBack(): boolean {
		return this.#views.length > 1;
	}

	/** what gets the focus back when the panel closes */
	get opener(): HTMLElement | SVGElement | null {
		return this.#opener;
	}

	/** Shows `view` in place of whatever is shown; `opener` is where the reader asked for it. */
	show(view: PanelView, opener: HTMLElement | SVGElement | null): void {
		this.#opener = opener ?? this.#opener;
		this.#views = [view];
	}

	/** Goes on from what is shown to `view`; `back` returns. */
	follow(view: PanelView): void {
		this.#views = [...this.#views, view];
	}

	back(): void {
		if (this.canGoBack) this.#views = this.#views.slice(0, -1);
	}

	close(): void {
		this.#views = [];
	}
}
