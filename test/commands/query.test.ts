import { describe, expect, test, vi } from 'vitest';
import { runCommandFile, type RunOptions } from './run-command.ts';

// Each call starts a process and an engine; a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const query = (args: readonly string[], options?: RunOptions) => runCommandFile('query', args, options);

describe('npm run query', () => {
	test('answers from the built dataset, in English and in Chinese', async () => {
		const sql =
			"SELECT status, count(*) AS n FROM tasks WHERE doc_id = 'lianyungang-2021-q3' GROUP BY 1 ORDER BY 1";
		const [json, table] = await Promise.all([
			query([sql, '--format', 'json']),
			query(["SELECT count(*) AS 任务数 FROM 任务 WHERE 文件编号 = 'lianyungang-2021-q3'"])
		]);
		expect(json).toMatchObject({ code: 0, error: '' });
		expect(JSON.parse(json.out)).toEqual({
			columns: [
				{ name: 'status', type: 'VARCHAR' },
				{ name: 'n', type: 'BIGINT' }
			],
			rows: [
				['behind', 17],
				['on_pace', 133]
			]
		});
		expect(table).toEqual({ code: 0, out: '任务数\n------\n   150\n', error: '' });
	});

	test('reads stdin, several statements too, and writes all of a long result to a pipe', async () => {
		const sql =
			'CREATE TABLE t AS SELECT range AS n FROM range(60000);\n-- 说明；\nFROM t ORDER BY n DESC;\n';
		const { code, out, error } = await query(['-', '--format', 'csv'], { input: sql });
		expect({ code, error }).toEqual({ code: 0, error: '' });
		const lines = out.split('\n');
		expect(lines.slice(0, 2)).toEqual(['n', '59999']);
		expect(lines.slice(-2)).toEqual(['0', '']);
		expect(lines).toHaveLength(60002);
	});

	test('a reader that has seen enough is no fault', async () => {
		const { code, error } = await query(['FROM range(500000)', '--format', 'csv'], { stopAfter: 1000 });
		expect({ code, error }).toEqual({ code: 0, error: '' });
	});

	test.each([
		[['SELECT nothing FROM tasks'], /^1:8: 找不到列 nothing；.*\n$/],
		[['SELEC 1'], /^1:1: 语法错误，在“SELEC”附近\n$/],
		[['DELETE FROM tasks'], /^单元不能改动数据集.*\n$/],
		[['SELECT 1', '--format', 'xml'], /^--format 只能是 json、csv、table，不能是 xml\n$/],
		[['SELECT 1', '--colour'], /^参数有误：.*\n$/],
		[[], /^请给出一段 SQL.*\n$/],
		[['SELECT 1', 'SELECT 2'], /^请给出一段 SQL.*\n$/],
		[['-'], /^请给出一段 SQL.*\n$/]
	])('%s: one line, exit 2, nothing on stdout', async (args, line) => {
		const { code, out, error } = await query(args);
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(error).toMatch(line);
		expect(error.trim().split('\n')).toHaveLength(1);
	});
});
