import { damaged } from './archive.ts';
import { LIMITS, tooMuch } from './limits.ts';
import type { Pauses } from './pauses.ts';

/** How much is parsed between two pauses, in bytes. */
const CHUNK = 65_536;

export type Attributes = Readonly<Record<string, string>>;

/** What is told while an XML part is read; names without their prefixes. */
export interface XmlHandler {
	open(name: string, attributes: Attributes): void;
	close(name: string): void;
	text(text: string): void;
}

/**
 * Reads an XML part of an office file from its start to its end. No entities but XML's own five are known and a
 * document type is refused, so that nothing can grow; what is not well formed is an `InputError`.
 */
export async function readXml(bytes: Uint8Array, handler: XmlHandler, pauses: Pauses): Promise<void> {
	const { SaxesParser } = await import('saxes');
	const parser = new SaxesParser();
	let depth = 0;
	parser.on('doctype', () => {
		throw damaged(null);
	});
	parser.on('opentag', ({ name, attributes }) => {
		depth += 1;
		if (depth > LIMITS.depth)
			throw tooMuch(`元素嵌套超过 ${LIMITS.depth} 层`, `elements nested deeper than ${LIMITS.depth}`);
		handler.open(localName(name), attributes);
	});
	parser.on('closetag', ({ name }) => {
		depth -= 1;
		handler.close(localName(name));
	});
	parser.on('text', (text) => handler.text(text));
	parser.on('cdata', (text) => handler.text(text));
	const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
	const decoder = new TextDecoder(wide);
	try {
		for (let at = 0; at < bytes.length; at += CHUNK) {
			parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
			await pauses.take();
		}
		parser.close();
	} catch (error) {
		throw pauses.stopped ? error : damaged(error);
	}
}

function localName(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

/** The value of an attribute, whatever its prefix; null where there is none. */
export function attribute(attributes: Attributes, name: string): string | null {
	const direct = attributes[`w:${name}`] ?? attributes[name];
	if (direct !== undefined) return direct;
	const key = Object.keys(attributes).find((one) => localName(one) === name);
	return key === undefined ? null : (attributes[key] ?? null);
}

/** True for a switch such as `<w:b/>`, unless it says that it is off. */
export function isOn(attributes: Attributes): boolean {
	const value = attribute(attributes, 'val');
	return value === null || !/^(?:0|false|off|none)$/u.test(value);
}
