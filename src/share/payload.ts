import { deflateSync, Inflate } from 'fflate';
import { InputError } from '../base/errors.ts';
import { fromBase64Url, toBase64Url } from './base64.ts';
import { migrateView, VIEW_VERSION, type SharedView } from './view.ts';

/** A payload may not unpack to more than this many bytes; a notebook is a few kilobytes. */
export const MAX_VIEW_BYTES = 4 * 1024 * 1024;

const CHECKSUM_BYTES = 4;

/** Adler-32 (RFC 1950): tells a link that lost or changed a letter from a whole one. */
function adler32(bytes: Uint8Array): number {
	let a = 1;
	let b = 0;
	for (const byte of bytes) {
		a = (a + byte) % 65521;
		b = (b + a) % 65521;
	}
	return ((b << 16) | a) >>> 0;
}

/**
 * `view` as `<version>.<base64url>`; the bytes are the checksum of the JSON, then the JSON, deflated.
 * The compressor is JavaScript, not the platform's: the same view gives the same link everywhere.
 */
export function encodeView(view: SharedView): string {
	const json = new TextEncoder().encode(
		JSON.stringify({
			data: view.data,
			notebook: view.notebook,
			source: view.source,
			parameters: view.parameters
		})
	);
	const packed = deflateSync(json, { level: 9 });
	const bytes = new Uint8Array(CHECKSUM_BYTES + packed.length);
	new DataView(bytes.buffer).setUint32(0, adler32(json));
	bytes.set(packed, CHECKSUM_BYTES);
	return `${VIEW_VERSION}.${toBase64Url(bytes)}`;
}

function damaged(cause?: unknown): InputError {
	return new InputError(
		{
			zh: '这个链接不完整或已损坏，请向发送人重新索取',
			en: 'this link is incomplete or damaged; ask the sender for it again'
		},
		{ cause }
	);
}

function inflate(packed: Uint8Array): Uint8Array {
	const parts: Uint8Array[] = [];
	let length = 0;
	let complete = false;
	const stream = new Inflate((part, final) => {
		length += part.length;
		if (length > MAX_VIEW_BYTES) throw damaged('it unpacks to more than a notebook can be');
		parts.push(part.slice());
		complete = final;
	});
	// In small pieces, so that a bomb is noticed before it has unpacked.
	const step = 4096;
	for (let at = 0; at < packed.length; at += step) {
		stream.push(packed.subarray(at, at + step), at + step >= packed.length);
	}
	if (!complete) throw damaged('the compressed text has no end');
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

/**
 * The view that `payload` carries. White space that a mail program put in is taken out.
 * Throws an `InputError` for anything that is not whole; nothing is ever half loaded.
 */
export function decodeView(payload: string): SharedView {
	const match = /^(\d{1,6})\.([A-Za-z0-9_-]+)$/.exec(payload.replace(/\s+/g, ''));
	if (!match) throw damaged();
	const version = Number(match[1]);
	if (version > VIEW_VERSION) {
		throw new InputError({
			zh: '这个链接来自更新版本的序时，请刷新页面后再打开',
			en: 'this link was made by a newer version of Xushi; reload the page, then open it again'
		});
	}
	const bytes = fromBase64Url(match[2] ?? '');
	if (!bytes || bytes.length <= CHECKSUM_BYTES) throw damaged();
	let view: SharedView | null;
	try {
		const json = inflate(bytes.subarray(CHECKSUM_BYTES));
		const stated = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
		if (adler32(json) !== stated) throw damaged('the checksum differs');
		view = migrateView(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)), version);
	} catch (cause) {
		throw cause instanceof InputError ? cause : damaged(cause);
	}
	if (!view) throw damaged('the payload has another form');
	return view;
}
