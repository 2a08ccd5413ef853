import { addRoute, matchPrecache, precache, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

/** The page's files, filled in by the build. */
declare const self: { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

precache(self.__WB_MANIFEST);

/**
 * The page and its data come from the network while there is one, so that nobody is shown an old page or old numbers;
 * without one, from the copy.
 */
registerRoute(
	({ url, sameOrigin }) => sameOrigin && !url.pathname.includes('/assets/'),
	async ({ request }) => {
		try {
			return await fetch(request);
		} catch (offline) {
			const copy = await matchPrecache(request.mode === 'navigate' ? 'index.html' : request.url);
			if (copy === undefined) throw offline;
			return copy;
		}
	}
);

// Names under assets/ carry a hash of what they hold: the copy is as good as the network.
addRoute();
