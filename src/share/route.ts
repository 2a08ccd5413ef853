import type { Language } from '../base/localised.ts';
import { decodeView, encodeView } from './payload.ts';
import type { ParameterTexts, SharedView } from './view.ts';

/** The notebook that is shown where the link names none. */
export const DEFAULT_NOTEBOOK = 'overview';

interface Display {
	/** the language that the link asks for; null leaves it to the reader */
	readonly lang: Language | null;
	/** whether only the notebook is shown, without the page around it */
	readonly embed: boolean;
}

/** What the part of an address from `#` on asks for. */
export type Route =
	| (Display & { readonly kind: 'builtin'; readonly notebook: string; readonly parameters: ParameterTexts })
	| (Display & { readonly kind: 'shared'; readonly view: SharedView })
	/** a file that this device keeps; it leads nowhere elsewhere */
	| (Display & { readonly kind: 'file'; readonly file: string; readonly parameters: ParameterTexts });

const RESERVED = new Set(['lang', 'embed']);

function readDisplay(query: URLSearchParams): Display {
	const lang = query.get('lang');
	const embed = query.get('embed');
	return {
		lang: lang === 'en' ? 'en' : lang?.startsWith('zh') ? 'zh-CN' : null,
		embed: embed !== null && embed !== '0' && embed !== 'false'
	};
}

function readParameters(query: URLSearchParams): ParameterTexts {
	const found = new Map<string, string[]>();
	for (const [name, value] of query) {
		if (!RESERVED.has(name)) found.set(name, [...(found.get(name) ?? []), value]);
	}
	// fromEntries defines properties, so that a parameter called __proto__ is only a name.
	return Object.fromEntries(found);
}

/**
 * Reads `hash` (`#/n/…`, `#/s/…`, or nothing). Throws an `InputError` for a damaged payload; a path that says nothing
 * we know is the default notebook.
 */
export function parseRoute(hash: string): Route {
	const [path = '', ...rest] = hash.replace(/^#/, '').split('?');
	const query = new URLSearchParams(rest.join('?'));
	const display = readDisplay(query);
	const shared = /^\/s\/([\s\S]*)$/.exec(path);
	if (shared) return { kind: 'shared', view: decodeView(safeDecode(shared[1] ?? '')), ...display };
	const file = /^\/f\/([^/]+)\/?$/.exec(path);
	if (file) {
		const parameters = readParameters(query);
		return { kind: 'file', file: safeDecode(file[1] ?? ''), parameters, ...display };
	}
	const named = /^\/n\/([^/]+)\/?$/.exec(path);
	return {
		kind: 'builtin',
		notebook: named ? safeDecode(named[1] ?? '') : DEFAULT_NOTEBOOK,
		parameters: readParameters(query),
		...display
	};
}

/** Percent-decodes `text`; a stray `%` stands for itself. */
function safeDecode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** The link to `route`, from `#` on; `parameters` hold only what differs from the defaults. */
export function formatRoute(route: Route): string {
	const query = new URLSearchParams();
	if (route.kind !== 'shared') {
		for (const [name, values] of Object.entries(route.parameters)) {
			for (const value of values) query.append(name, value);
		}
	}
	if (route.lang !== null) query.set('lang', route.lang);
	if (route.embed) query.set('embed', '1');
	const path =
		route.kind === 'builtin'
			? `/n/${encodeURIComponent(route.notebook)}`
			: route.kind === 'file'
				? `/f/${encodeURIComponent(route.file)}`
				: `/s/${encodeView(route.view)}`;
	const text = query.toString();
	return text === '' ? `#${path}` : `#${path}?${text}`;
}
