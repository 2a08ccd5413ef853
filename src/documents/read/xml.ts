/** One tag or stretch of text of an XML part of an office file. */
export interface XmlToken {
	readonly kind: 'open' | 'close' | 'empty' | 'text';
	/** the tag's name without its prefix; '' for text */
	readonly name: string;
	/** the attributes as printed, or the text, entities resolved */
	readonly value: string;
}

const TOKEN = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|<[?!][^>]*>|([^<]+)/gu;

/**
 * Reads XML as a flat run of tokens: nothing is nested, so that depth costs nothing, and entities that a
 * file defines itself stay as printed, so that none can grow.
 */
export function* xmlTokens(xml: string): Generator<XmlToken> {
	for (const match of xml.matchAll(TOKEN)) {
		if (match[5] !== undefined) yield { kind: 'text', name: '', value: decodeEntities(match[5]) };
		else if (match[2] !== undefined) {
			const kind = match[1] === '/' ? 'close' : match[4] === '/' ? 'empty' : 'open';
			yield { kind, name: match[2], value: match[3] ?? '' };
		}
	}
}

/** The value of an attribute, with or without a prefix; null where it is not there. */
export function attribute(attributes: string, name: string): string | null {
	const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(attributes);
	return found === null ? null : decodeEntities(found[1] ?? found[2] ?? '');
}

const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	ensp: ' ',
	emsp: ' ',
	ldquo: '“',
	rdquo: '”',
	middot: '·',
	mdash: '—'
};

/** Resolves the entities of XML, numeric ones and the blank of HTML; others stay as printed. */
export function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(
		/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp|ensp|emsp|ldquo|rdquo|middot|mdash));/giu,
		(whole, hex: string, decimal: string, name: string) => {
			if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
			const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
			return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
		}
	);
}
