import type { DefaultTreeAdapterTypes } from 'parse5';
import { InputError } from '../../base/errors.ts';
import { LIMITS, tooMuch } from './limits.ts';
import { pageBlocks } from './html-blocks.ts';
import { Pauses } from './pauses.ts';
import { writeText } from './write-text.ts';

/** How much of a page is parsed between two looks at what it costs, in UTF-16 units. */
const CHUNK = 16_384;

/** True for a text that is a page or a part of one, not a text with a few tags left in it. */
export function isHtml(text: string, fileName: string): boolean {
	const head = text.slice(0, 20_000);
	if (/<!doctype\s+html|<html[\s>]|<body[\s>]/iu.test(head)) return true;
	if (/<table[\s>]/iu.test(head) && /<t[dh][\s>]/iu.test(head)) return true;
	return /\.x?html?$/iu.test(fileName) && /<[a-z]/iu.test(head);
}

/** The words of a page: a line for each paragraph, a line of tab-parted cells for each row of a table. */
export async function readHtml(html: string, signal?: AbortSignal): Promise<string> {
	const text = writeText(pageBlocks(await parsePage(html, new Pauses(signal))));
	if (text === '')
		throw new InputError({
			zh: '网页中没有文字（内容可能由脚本生成）；请在浏览器中打开，复制正文后粘贴',
			en: 'the page holds no text (a script may make it); open it in a browser and paste its text'
		});
	return text;
}

/**
 * Parses as browsers do, but a piece at a time: what the standard allows to nest or to grow without end would take
 * quadratic time, so depth, elements and attributes are counted as they come.
 */
async function parsePage(html: string, pauses: Pauses): Promise<DefaultTreeAdapterTypes.Document> {
	const { Parser, defaultTreeAdapter } = await import('parse5');
	let depth = 0;
	let elements = 0;
	const parser = new Parser({
		scriptingEnabled: false,
		treeAdapter: {
			...defaultTreeAdapter,
			onItemPush: () => {
				depth += 1;
				elements += 1;
				if (depth > LIMITS.depth)
					throw tooMuch(`标签嵌套超过 ${LIMITS.depth} 层`, `tags nested deeper than ${LIMITS.depth}`);
				if (elements > LIMITS.elements)
					throw tooMuch(`标签超过 ${LIMITS.elements} 个`, `more than ${LIMITS.elements} tags`);
			},
			onItemPop: () => {
				depth -= 1;
			}
		}
	});
	for (let at = 0; at < html.length; at += CHUNK) {
		parser.tokenizer.write(html.slice(at, at + CHUNK), at + CHUNK >= html.length);
		if (attributesOpen(parser.tokenizer) > LIMITS.attributes)
			throw tooMuch(
				`一个标签的属性超过 ${LIMITS.attributes} 个`,
				`more than ${LIMITS.attributes} attributes of a tag`
			);
		await pauses.take();
	}
	return parser.document;
}

/** How many attributes the tag has that is being read; the tokenizer looks through all of them for each new one. */
function attributesOpen(tokenizer: object): number {
	const token: unknown = Reflect.get(tokenizer, 'currentToken');
	const attributes: unknown =
		typeof token === 'object' && token !== null ? Reflect.get(token, 'attrs') : null;
	return Array.isArray(attributes) ? attributes.length : 0;
}
