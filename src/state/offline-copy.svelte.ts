import { messageOf } from '../base/errors.ts';

/** `saving` and `ready` tell of the copy of this page for a visit without a network; `none` where there is none. */
export type OfflineStatus = 'none' | 'saving' | 'ready';

/** The page's copy on this machine, from which it opens without a network. */
export class OfflineCopy {
	#status = $state<OfflineStatus>('none');
	#failure = $state<string | null>(null);

	get status(): OfflineStatus {
		return this.#status;
	}

	/** why there is no copy, in the words of the browser; null where none was tried or there is one */
	get failure(): string | null {
		return this.#failure;
	}

	/** Lets the service worker at `script` keep the page; never rejects. Only https and localhost may have one. */
	async keep(script: URL): Promise<void> {
		if (!('serviceWorker' in navigator)) return;
		this.#status = 'saving';
		try {
			await navigator.serviceWorker.register(script);
			await navigator.serviceWorker.ready;
			this.#status = 'ready';
		} catch (thrown) {
			this.#status = 'none';
			this.#failure = messageOf(thrown);
		}
	}
}
