import { expect, test } from 'vitest';
import { isDocId, proposeDocId } from './doc-id.ts';

const NOTHING = { title: null, city: null, province: null, year: null, period: null, kind: null };

test.each([
	['Nantong 2019 (H1).txt', NOTHING, 'nantong-2019-h1'],
	['关于重点工作的通报.docx', NOTHING, '关于重点工作的通报'],
	['a#b.txt', NOTHING, 'a-b'],
	['（）.txt', { ...NOTHING, city: '兴化', year: 2022, period: '上半年' }, '兴化-2022-上半年'],
	[null, { ...NOTHING, title: '通报' }, '通报'],
	[null, NOTHING, 'document']
])(
	'the id proposed for %s can be an id and is told apart from those that there are',
	(file, metadata, id) => {
		expect(proposeDocId(file, metadata, new Set())).toBe(id);
		expect(isDocId(id)).toBe(true);
		expect(proposeDocId(file, metadata, new Set([id, `${id}-2`]))).toBe(`${id}-3`);
	}
);
