import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../base/errors.ts';
import { fromBase64Url, toBase64Url } from './base64.ts';
import { Drafts, type TextStorage } from './drafts.ts';
import { decodeView, encodeView, MAX_VIEW_BYTES } from './payload.ts';
import { formatRoute, parseRoute, type Route } from './route.ts';
import type { SharedView } from './view.ts';

const texts = fc.string({ unit: 'binary' });
const parameters = fc.dictionary(
	texts.filter((name) => !['', 'lang', 'embed', '__proto__'].includes(name)),
	fc.array(texts, { minLength: 1, maxLength: 3 })
);
const views: fc.Arbitrary<SharedView> = fc.record({
	data: fc.option(fc.stringMatching(/^[0-9a-f]{8}$/), { nil: null }),
	notebook: fc.option(fc.constantFrom('overview', 'cities'), { nil: null }),
	source: texts,
	parameters: parameters.map((map) => ({ ...map }))
});

describe('payload', () => {
	test('gives back every view', () => {
		fc.assert(
			fc.property(views, (view) => {
				expect(decodeView(encodeView(view))).toEqual(view);
			})
		);
	});

	test('survives line breaks that a mail program puts in', () => {
		const view = { data: null, notebook: null, source: '# 你好', parameters: { 年: ['2021'] } };
		const broken = encodeView(view).replace(/(.{10})/g, '$1\r\n ');
		expect(decodeView(broken)).toEqual(view);
	});

	test('a link that lost or changed a letter is refused, never half read', () => {
		const view = {
			data: 'a',
			notebook: 'overview',
			source: '```sql\nSELECT 1\n```\n',
			parameters: {}
		};
		const whole = encodeView(view);
		fc.assert(
			fc.property(fc.nat(whole.length - 1), fc.constantFrom('A', 'b', '9', '_', ''), (at, letter) => {
				const other = whole.slice(0, at) + letter + whole.slice(at + 1);
				// The last letter has bits that stand for nothing: they may differ, the view may not.
				try {
					expect(decodeView(other)).toEqual(view);
					expect(other === whole || at === whole.length - 1).toBe(true);
				} catch (thrown) {
					if (!(thrown instanceof InputError)) throw thrown;
				}
			})
		);
	});

	test('arbitrary text is refused in one line', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(() => decodeView(text)).toThrow(InputError);
			})
		);
		fc.assert(
			fc.property(fc.base64String(), (text) => {
				expect(() => decodeView(`1.${text}`)).toThrow(InputError);
			})
		);
	});

	test('a bomb is stopped at the limit', () => {
		const bomb = deflateSync(new Uint8Array(4 * MAX_VIEW_BYTES), { level: 9 });
		const bytes = new Uint8Array(4 + bomb.length);
		bytes.set(bomb, 4);
		expect(() => decodeView(`1.${toBase64Url(bytes)}`)).toThrow(InputError);
	});

	test('a newer version is told from a damaged one', () => {
		expect(() => decodeView('2.AAAA')).toThrow(/newer version/);
	});

	// A link once made opens for ever: never change or remove these.
	test('sample links of version 1 still open', () => {
		expect(
			decodeView(
				'1.v2pOL6tWSkksSVSyUjJIM05U0lHKyy9JTcrPzwaK5JelFpVlppYDRYvzS4uSU4FiygrPds97OqHvye7dT7sWKugrhCQWZxcrJKVmZOalxOTF5CUkJBQX5ijkJeam2gK5wa4-rs4hCsn5pXklGlqaCo7BCnkKbkH-vgolYI3hHq5Brgop-bmJmXkKtgoqEBbYmJg8oMUFiUVAk0pSi4qVrIBOBcsqWUUrPZs680XTJqVYHaWczOISkAjI8Ukggbz8PKBLo5WUYmtrAQ'
			)
		).toEqual({
			data: '0f3a',
			notebook: 'overview',
			source:
				'# 滞后任务 / Tasks behind\n\n```sql name=n\nSELECT count(*) AS n FROM tasks WHERE domain = $domain\n```\n',
			parameters: { domain: ['教育'], list: ['a', 'b'], none: [''] }
		});
	});
});

describe('route', () => {
	test('no hash is the overview', () => {
		for (const hash of ['', '#', '#/', '#/unknown', '#anchor']) {
			expect(parseRoute(hash)).toEqual({
				kind: 'builtin',
				notebook: 'overview',
				parameters: {},
				lang: null,
				embed: false
			});
		}
	});

	test('reads parameters, lists, the language and embed', () => {
		expect(
			parseRoute('#/n/domains?domain=a&domain=b%20c&city=%E5%8D%97%E9%80%9A&x=&lang=en&embed=1')
		).toEqual({
			kind: 'builtin',
			notebook: 'domains',
			parameters: { domain: ['a', 'b c'], city: ['南通'], x: [''] },
			lang: 'en',
			embed: true
		});
	});

	test('gives back every route', () => {
		const routes: fc.Arbitrary<Route> = fc.oneof(
			fc.record({
				kind: fc.constant('builtin' as const),
				notebook: fc.constantFrom('overview', 'cities', '自定'),
				parameters: parameters.map((map) => ({ ...map })),
				lang: fc.constantFrom(null, 'en' as const, 'zh-CN' as const),
				embed: fc.boolean()
			}),
			fc.record({
				kind: fc.constant('shared' as const),
				view: views,
				lang: fc.constantFrom(null, 'en' as const, 'zh-CN' as const),
				embed: fc.boolean()
			})
		);
		fc.assert(
			fc.property(routes, (route) => {
				expect(parseRoute(formatRoute(route))).toEqual(route);
			})
		);
	});

	test('any text is a route or one clear line', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				try {
					parseRoute(`#/${text}`);
				} catch (thrown) {
					expect(thrown).toBeInstanceOf(InputError);
				}
			})
		);
	});
});

describe('drafts', () => {
	const memory = (): TextStorage => {
		const kept = new Map<string, string>();
		return {
			getItem: (key) => kept.get(key) ?? null,
			setItem: (key, value) => void kept.set(key, value),
			removeItem: (key) => void kept.delete(key)
		};
	};

	test('survive a reload, one for each notebook', () => {
		const storage = memory();
		const draft = { source: 'a', parameters: { x: ['1'] } };
		expect(new Drafts(storage).write('overview', draft)).toBe(true);
		expect(new Drafts(storage).read('overview')).toEqual(draft);
		expect(new Drafts(storage).read('cities')).toBeNull();
		new Drafts(storage).remove('overview');
		expect(new Drafts(storage).read('overview')).toBeNull();
	});

	test('full storage is said, and the draft lives as long as the page', () => {
		const drafts = new Drafts({
			...memory(),
			setItem: () => {
				throw new Error('QuotaExceededError');
			}
		});
		const draft = { source: 'a', parameters: {} };
		expect(drafts.write('overview', draft)).toBe(false);
		expect(drafts.read('overview')).toEqual(draft);
	});

	test('what is not a draft is none', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				const drafts = new Drafts({ ...memory(), getItem: () => text });
				expect(drafts.read('overview')).toBeNull();
			})
		);
	});
});

test('base64 gives back every byte', () => {
	fc.assert(
		fc.property(fc.uint8Array(), (bytes) => {
			expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
		})
	);
});
