/** The mark that parts the cells of `text`: the one that is most frequent in its first line, outside quotes. */
function delimiterOf(text: string): string {
	const [head = ''] = text.replace(/"[^"]*"/gu, '').split(/\r\n|\n|\r/u, 1);
	const counts = ['\t', ',', ';'].map((mark) => ({ mark, count: head.split(mark).length }));
	return counts.sort((a, b) => b.count - a.count)[0]?.mark ?? ',';
}

/** The records of comma-, semicolon- or tab-separated text (RFC 4180): cells as texts, blank lines left out. */
export function readDelimited(source: string): string[][] {
	const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
	const mark = delimiterOf(text);
	const records: string[][] = [];
	let record: string[] = [];
	const close = (): void => {
		if (record.length > 1 || record[0]?.trim()) records.push(record);
		record = [];
	};
	for (let at = 0; at <= text.length;) {
		let cell = '';
		if (text.charAt(at) === '"') {
			let end = at + 1;
			for (;;) {
				const quote = text.indexOf('"', end);
				cell += text.slice(end, quote < 0 ? text.length : quote);
				end = quote < 0 ? text.length : quote + 1;
				if (text.charAt(end) !== '"') break;
				cell += '"';
				end += 1;
			}
			at = end;
		}
		// What stands after a closing quote, against the rule, belongs to the cell all the same.
		const start = at;
		while (
			at < text.length &&
			text.charAt(at) !== mark &&
			text.charAt(at) !== '\n' &&
			text.charAt(at) !== '\r'
		) {
			at += 1;
		}
		record.push(cell + text.slice(start, at));
		if (text.charAt(at) === mark) {
			at += 1;
			continue;
		}
		close();
		at += text.startsWith('\r\n', at) ? 2 : 1;
	}
	return records;
}
