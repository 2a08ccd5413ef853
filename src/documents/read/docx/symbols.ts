/** What characters of the fonts Wingdings and Symbol look like, by the codes that Word gives them. */
const SYMBOLS: Readonly<Record<string, string>> = {
	F0FC: '✓',
	F050: '✓',
	F0FB: '✗',
	F04F: '✗',
	F0FE: '☑',
	F052: '☑',
	F0FD: '☒',
	F053: '☒',
	F0A3: '□',
	F0A8: '□',
	F06F: '□',
	F02A: '□',
	F0B7: '●',
	F06C: '●',
	F06E: '■',
	F075: '◆',
	F0D8: '➢'
};

/** The character that `<w:sym w:char>` stands for; nothing for one that no other font has. */
export function symbol(code: string | null): string {
	if (code === null || !/^[0-9a-f]{4}$/iu.test(code)) return '';
	const known = SYMBOLS[code.toUpperCase()];
	if (known !== undefined) return known;
	const unit = parseInt(code, 16);
	return unit >= 0xe000 && unit <= 0xf8ff ? '' : String.fromCharCode(unit);
}
