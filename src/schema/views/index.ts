import type { View } from '../view.ts';

/** Every view, in the order in which they are created: a view may read the ones before it. */
export const VIEWS: readonly View[] = [];
