import { expect, it } from 'vitest';
import { readTextFile } from './text-file.ts';

const file = (name: string, bytes: readonly number[]) => new File([new Uint8Array(bytes)], name);

it('reads a notebook byte for byte, and SQL in the encoding of Windows in Chinese', async () => {
	expect(await readTextFile(file('a.md', [0xef, 0xbb, 0xbf, 0x78]))).toBe('\uFEFFx');
	// SELECT '连云港重点任务' in GBK
	const gbk = [0xc1, 0xac, 0xd4, 0xc6, 0xb8, 0xdb, 0xd6, 0xd8, 0xb5, 0xe3, 0xc8, 0xce, 0xce, 0xf1];
	const text = [...new TextEncoder().encode("SELECT '"), ...gbk, 0x27];
	expect(await readTextFile(file('a.sql', text))).toBe("SELECT '连云港重点任务'");
	await expect(readTextFile(file('a.md', text))).rejects.toMatchObject({
		text: { zh: expect.stringContaining('不是 UTF-8') }
	});
});

it('says what cannot be read', async () => {
	const gone = {
		name: 'a.md',
		size: 1,
		arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError'))
	};
	await expect(readTextFile(gone)).rejects.toMatchObject({ text: { zh: expect.stringContaining('读不到') } });
	const large = { ...gone, size: 2 ** 30 };
	await expect(readTextFile(large)).rejects.toMatchObject({ text: { zh: expect.stringContaining('太大') } });
});
