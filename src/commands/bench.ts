import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs every `test/bench/*.bench.ts` in a process of its own, one after the other, so that none warms or slows another.
 * A bench prints its figures on stdout, one per line: name, value, unit, separated by tabs.
 */
const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'test', 'bench');
const wanted = process.argv[2];

const benches = readdirSync(folder)
	.filter((file) => file.endsWith('.bench.ts') && (wanted === undefined || file.startsWith(wanted)))
	.sort();

function run(file: string): Promise<number> {
	process.stderr.write(`${file}\n`);
	const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', join(folder, file)], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit']
	});
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('exit', (code) => resolve(code ?? 1));
	});
}

if (benches.length === 0) {
	const known = readdirSync(folder).join(', ');
	process.stderr.write(
		`没有名为 ${wanted} 的基准，现有：${known} / no bench is called ${wanted}; there are ${known}\n`
	);
	process.exitCode = 2;
}
for (const file of benches) {
	if ((await run(file)) !== 0) process.exitCode = 1;
}
