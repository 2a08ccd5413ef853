import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const run = promisify(execFile);

/** Names on the PATH, the plainest first. */
const NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome-stable',
	'google-chrome',
	'chrome',
	'microsoft-edge-stable',
	'microsoft-edge',
	'msedge'
];

/** Places of installers that put nothing on the PATH. */
function usualPlaces(): string[] {
	const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
		const folder = process.env[name];
		return folder
			? [
					join(folder, 'Google/Chrome/Application/chrome.exe'),
					join(folder, 'Microsoft/Edge/Application/msedge.exe'),
					join(folder, 'Chromium/Application/chrome.exe')
				]
			: [];
	});
	return [
		'/usr/bin/chromium',
		'/usr/lib/chromium/chromium',
		'/snap/bin/chromium',
		'/opt/google/chrome/chrome',
		'/opt/microsoft/msedge/msedge',
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
		'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
		...windows
	];
}

async function isExecutable(path: string): Promise<boolean> {
	return access(path, constants.X_OK).then(
		() => true,
		() => false
	);
}

async function installed(): Promise<string | null> {
	const suffix = process.platform === 'win32' ? '.exe' : '';
	const onPath = (process.env['PATH'] ?? '')
		.split(delimiter)
		.filter(Boolean)
		.flatMap((folder) => NAMES.map((name) => join(folder, name + suffix)));
	for (const path of [...onPath, ...usualPlaces()]) if (await isExecutable(path)) return path;
	const downloaded = chromium.executablePath();
	return downloaded && (await isExecutable(downloaded)) ? downloaded : null;
}

/** Debian and its kin, as root: the distribution's own package. */
async function installWithApt(): Promise<boolean> {
	if (process.getuid?.() !== 0 || !(await isExecutable('/usr/bin/apt-get'))) return false;
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	try {
		await run('apt-get', ['update', '-qq'], { env, timeout: 180_000 });
		await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
			env,
			timeout: 600_000
		});
		return true;
	} catch (error) {
		process.stderr.write(`apt-get: ${String(error).split('\n')[0]}\n`);
		return false;
	}
}

/** Playwright's own build of Chromium, into its cache. */
async function download(): Promise<boolean> {
	const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
	try {
		await run(process.execPath, [cli, 'install', 'chromium'], { timeout: 600_000 });
		return true;
	} catch (error) {
		process.stderr.write(`playwright install chromium: ${String(error).split('\n')[0]}\n`);
		return false;
	}
}

/** The path of a Chromium, Chrome or Edge; obtains one where there is none. Throws one line where that fails too. */
export async function findBrowser(): Promise<string> {
	const found = await installed();
	if (found) return found;
	for (const obtain of [installWithApt, download]) {
		if (!(await obtain())) continue;
		const path = await installed();
		if (path) return path;
	}
	throw new Error(
		'没有找到浏览器；请安装 Chromium、Chrome 或 Edge，再运行测试 / no browser found: install Chromium, Chrome or Edge, then run the tests again'
	);
}
