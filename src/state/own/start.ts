import type { PublicDataset } from '../dataset.ts';
import type { Relations } from '../relations.ts';
import { Intake } from './intake.svelte.ts';
import { Joiner } from './joiner.ts';
import { OwnLibrary } from './library.svelte.ts';
import { ReportWorker } from './report-worker.ts';
import { OwnStore } from './store.ts';

/** Everything about the reader's own documents, as the page has it. */
export interface Own {
	readonly library: OwnLibrary;
	readonly intake: Intake;
}

/** Reads nothing and starts nothing until it is asked. `base` is the folder of the build's data. */
export function startOwn(dataset: PublicDataset, relations: Relations, base: URL): Own {
	const worker = new ReportWorker(
		() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'xushi-reports' })
	);
	const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('xushi-own') : null;
	const store = new OwnStore();
	const joiner = new Joiner({ store, worker, dataset, base: base.href });
	const library = new OwnLibrary({ store, joiner, dataset, relations, channel });
	return { library, intake: new Intake(library, worker) };
}
