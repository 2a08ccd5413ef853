const DIGITS = '零一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** A number as Word prints it in the format that its file names: 3 is 三 in `chineseCounting`. */
export function numberText(value: number, format: string): string {
	switch (format) {
		case 'none':
			return '';
		case 'decimalZero':
			return String(value).padStart(2, '0');
		case 'decimalFullWidth':
		case 'decimalFullWidth2':
			return String(value).replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
		case 'decimalEnclosedCircle':
		case 'decimalEnclosedCircleChinese':
			return enclosed(value, 0x2460) ?? String(value);
		case 'decimalEnclosedParen':
			return enclosed(value, 0x2474) ?? `(${value})`;
		case 'decimalEnclosedFullstop':
			return enclosed(value, 0x2488) ?? `${value}.`;
		case 'chineseCounting':
		case 'chineseCountingThousand':
		case 'taiwaneseCounting':
		case 'taiwaneseCountingThousand':
		case 'japaneseCounting':
		case 'ideographEnclosedCircle':
			return hanNumber(value, DIGITS, ['', '十', '百', '千']);
		case 'chineseLegalSimplified':
		case 'ideographLegalTraditional':
			return hanNumber(value, LEGAL, ['', '拾', '佰', '仟']);
		case 'ideographDigital':
		case 'taiwaneseDigital':
		case 'japaneseDigitalTenThousand':
			return String(value).replace(/\d/gu, (digit) => (digit === '0' ? '〇' : DIGITS.charAt(Number(digit))));
		case 'ideographTraditional':
			return STEMS.charAt((value - 1) % STEMS.length);
		case 'ideographZodiac':
			return BRANCHES.charAt((value - 1) % BRANCHES.length);
		case 'upperLetter':
			return letters(value).toUpperCase();
		case 'lowerLetter':
			return letters(value);
		case 'upperRoman':
			return roman(value);
		case 'lowerRoman':
			return roman(value).toLowerCase();
		default:
			return String(value);
	}
}

function enclosed(value: number, first: number): string | null {
	return value >= 1 && value <= 20 ? String.fromCharCode(first + value - 1) : null;
}

/** 21 is 二十一, 105 is 一百零五, 10 is 十. */
function hanNumber(value: number, digits: string, units: readonly string[]): string {
	if (value < 0 || value > 9999) return String(value);
	if (value === 0) return digits.charAt(0);
	const printed = String(value);
	let text = '';
	let gap = false;
	for (const [index, digit] of [...printed].entries()) {
		if (digit === '0') {
			gap = true;
			continue;
		}
		if (gap) text += digits.charAt(0);
		gap = false;
		text += digits.charAt(Number(digit)) + (units[printed.length - 1 - index] ?? '');
	}
	return value >= 10 && value < 20 && units[1] === '十' ? text.slice(1) : text;
}

/** a to z, then aa to zz, as Word counts. */
function letters(value: number): string {
	const letter = String.fromCharCode(97 + ((value - 1) % 26));
	return letter.repeat(Math.min(10, Math.floor((value - 1) / 26) + 1));
}

const ROMAN: readonly (readonly [number, string])[] = [
	[1000, 'M'],
	[900, 'CM'],
	[500, 'D'],
	[400, 'CD'],
	[100, 'C'],
	[90, 'XC'],
	[50, 'L'],
	[40, 'XL'],
	[10, 'X'],
	[9, 'IX'],
	[5, 'V'],
	[4, 'IV'],
	[1, 'I']
];

function roman(value: number): string {
	if (value < 1 || value > 3999) return String(value);
	let left = value;
	let text = '';
	for (const [worth, sign] of ROMAN) {
		while (left >= worth) {
			text += sign;
			left -= worth;
		}
	}
	return text;
}
