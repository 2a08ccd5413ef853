/** Full-width marks by what SQL writes for them: what input methods give for the keys, and the forms of ASCII. */
export const MARKS: ReadonlyMap<string, string> = new Map([
	...[...'！＂＃＄％＆＇（）＊＋，－．／：；＜＝＞？＠［＼］＾＿｀｛｜｝～'].map((mark): [string, string] => [
		mark,
		String.fromCharCode(mark.charCodeAt(0) - 0xfee0)
	]),
	['、', ','],
	['。', '.'],
	['‘', "'"],
	['’', "'"],
	['“', '"'],
	['”', '"'],
	['￥', '$'],
	['¥', '$'],
	['《', '<'],
	['》', '>'],
	['【', '['],
	['】', ']'],
	['—', '-'],
	['–', '-'],
	['−', '-'],
	['…', '.']
]);

export function isMark(letter: string): boolean {
	return MARKS.has(letter);
}

/** Words after which a name comes. */
export const NAMES_FOLLOW: ReadonlySet<string> = new Set([
	'as',
	'from',
	'join',
	'into',
	'table',
	'view',
	'with'
]);
