import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { buildDataset, datasetBytes } from '../../src/dataset/build.ts';
import { parseOutput } from '../../src/dataset/parse-output.ts';
import { parseReport } from '../../src/documents/parse.ts';
import { readReference } from './corpus.ts';

vi.setConfig({ testTimeout: 60_000 });

const reference = await readReference();

/** What such documents are made of, in any order. */
const FRAGMENTS = [
	'一、综合指标\n',
	'1.新建幼儿园16所。(牵头单位:市教育局;共同责任单位:财政局、各县区)\n',
	'2.完成投资480亿元以上,增长8%。\n',
	'工作进展:达序时。',
	'未达序时。',
	'已建成12所,完成率75%。',
	'完成投资374亿元,完成年度计划的76%。',
	'20个项目中8个已完工,12个在建。',
	'其中甲5家、乙6家,共计11家,',
	'17项未达序时的目标任务分别为:\n',
	'1.产业投资(第2项):滞后11.8个百分点。\n',
	'50件民生实事细分为160个子项,年度总投资166.3亿元。上半年完成投资100.1亿元,为年度计划的60%,',
	'(一)教育惠民方面。涉及6件实事11个事项,按序时推进,完成投资21.4亿元,为年度计划43%。\n',
	'占全市总额的57.9%。',
	'序号\t目标任务\t第一季度\t第二季度\n3\t改造道路40条\t开工5条\t竣工20条\n',
	'x-x月增长x%',
	'9'.repeat(400),
	'(((((、、、、',
	'\u0000',
	'𠮷😀',
	'\n\n',
	'，。；：'
];
const anyText = fc
	.array(
		fc.oneof(
			{ weight: 6, arbitrary: fc.constantFrom(...FRAGMENTS) },
			fc.string({ unit: 'binary', maxLength: 12 })
		),
		{
			maxLength: 40
		}
	)
	.map((parts) => parts.join(''));

test('any text becomes rows without a throw, its passages are places of it, and the same text gives the same bytes', () => {
	fc.assert(
		fc.property(anyText, anyText, (one, other) => {
			const inputs = [one, other].map((sourceText, index) => ({
				docId: `d${index}`,
				metadata: {
					title: null,
					city: '连云港',
					province: null,
					year: 2021,
					period: null,
					kind: null,
					issuer: null,
					published: null,
					file: null
				},
				report: parseReport(sourceText, reference, { city: '连云港', year: 2021 }),
				sourceText
			}));
			const dataset = buildDataset(inputs, reference);
			const texts = new Map(inputs.map(({ docId, sourceText }) => [docId, sourceText]));
			for (const { doc_id, start_at, end_at, quote } of dataset.passages) {
				expect(texts.get(doc_id)?.slice(start_at, end_at)).toBe(quote);
			}
			const ids = dataset.passages.map(({ passage_id }) => passage_id);
			expect(new Set(ids).size).toBe(ids.length);
			const bytes = (): string[] =>
				datasetBytes(buildDataset(inputs, reference)).map((table) =>
					Buffer.from(table.bytes).toString('base64')
				);
			expect(bytes()).toEqual(bytes());
			for (const input of inputs)
				expect(() =>
					JSON.stringify(parseOutput(input, reference, ({ message }) => message.zh))
				).not.toThrow();
		}),
		{ numRuns: 60 }
	);
});
