import type { Localised } from '../base/localised.ts';

/** What a link asked for and did not get: said in one line, and the page goes on. */
export type LinkNotice =
	| { readonly kind: 'damaged'; readonly message: Localised }
	| { readonly kind: 'other-data' }
	| { readonly kind: 'unknown-notebook'; readonly name: string }
	| { readonly kind: 'unknown-parameter'; readonly name: string };
