/**
 * Puts `coming` on the clipboard; rejects where the browser does not allow it. Safari allows it only at once, before
 * the text is there.
 */
export async function copyText(coming: Promise<string>): Promise<void> {
	if (navigator.clipboard && 'ClipboardItem' in globalThis) {
		const blob = coming.then((text) => new Blob([text], { type: 'text/plain' }));
		return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
	}
	const text = await coming;
	if (navigator.clipboard) return navigator.clipboard.writeText(text);
	// Pages that did not come over a secure connection have the old way only.
	const field = document.createElement('textarea');
	const before = document.activeElement;
	field.value = text;
	field.style.position = 'fixed';
	document.body.append(field);
	field.select();
	const done = document.execCommand('copy');
	field.remove();
	if (before instanceof HTMLElement) before.focus({ preventScroll: true });
	if (!done) throw new Error('the browser refused to copy');
}
