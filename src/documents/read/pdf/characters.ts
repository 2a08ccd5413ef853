/**
 * Radicals that some programs write for the simplified characters that look like them, and for which Unicode names
 * no equal or the traditional one.
 */
const PAIRS =
	'⼾户⾭青' +
	'⺁厂⺄乙⺇几⺌小⺎兀⺏尣⺐尢⺒巳⺓幺⺕彐⺝月⺟母⺠民⺢氺⺫目⺬示⺮竹⺶羊⺷羊⺸羊⻁虎⻄西⻅见⻆角⻇角⻉贝⻋车⻌辶⻍辶⻎辶⻑長⻒镸⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟' +
	'⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

const RADICALS: ReadonlyMap<string, string> = new Map(
	Array.from(PAIRS.matchAll(/(.)(.)/gu), ([, radical = '', character = '']) => [radical, character])
);

/** What a font says a glyph is, as text: printed forms of letters and radicals are the characters they stand for. */
export function characterOf(unicode: string): string {
	if (unicode < '\u0300' && unicode >= ' ' && unicode !== '\u00a0' && unicode !== '\u00ad') return unicode;
	if (/^[\u3000\s\u200b]+$/u.test(unicode)) return unicode === '\u200b' ? '' : ' ';
	return unicode.replace(
		/[\u00ad\u200b-\u200f\u2060\ufeff]|[\u2e80-\u2eff]|[\u2f00-\u2fdf\ufb00-\ufb06\uf900-\ufaff]/gu,
		(one) => {
			if (one < '\u2e80' || one === '\ufeff') return '';
			return RADICALS.get(one) ?? one.normalize('NFKC');
		}
	);
}
