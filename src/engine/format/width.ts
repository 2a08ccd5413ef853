/** Characters that take two columns of a terminal: East Asian wide and full-width forms, and emoji. */
const WIDE =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2fb}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
/** Characters that take none: combining marks, joiners, variation selectors. */
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns of a terminal that `text` takes. */
export function textWidth(text: string): number {
	let width = 0;
	for (const character of text) width += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
	return width;
}
