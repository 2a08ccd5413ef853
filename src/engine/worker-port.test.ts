import { describe, expect, test } from 'vitest';
import { WorkerPort } from './worker-port.ts';

function setUp() {
	const posted: unknown[] = [];
	const heard: unknown[] = [];
	const busy: boolean[] = [];
	let terminated = 0;
	const port = new WorkerPort({
		post: (message) => posted.push(message),
		terminate: () => terminated++,
		onBusy: (now) => busy.push(now)
	});
	port.addEventListener('message', ({ data }) => heard.push(data));
	return { port, posted, heard, busy, terminated: () => terminated };
}

const lost = (requestId: number, message: string) => ({
	messageId: -1,
	requestId,
	type: 'ERROR',
	data: { name: 'EngineLostError', message }
});

describe('WorkerPort', () => {
	test('passes calls and answers, and knows when one waits', () => {
		const { port, posted, heard, busy } = setUp();
		port.postMessage({ messageId: 1, type: 'PING' });
		port.postMessage({ messageId: 2, type: 'PING' });
		port.deliver({ requestId: 1, type: 'OK', data: null });
		expect(busy).toEqual([true]);
		port.deliver({ requestId: 2, type: 'OK', data: null });
		expect(busy).toEqual([true, false]);
		expect(posted).toHaveLength(2);
		expect(heard).toHaveLength(2);
	});

	test('an error of a query is an answer like any other', () => {
		const { port, heard, terminated } = setUp();
		port.postMessage({ messageId: 1, type: 'RUN_QUERY' });
		port.deliver({ requestId: 1, type: 'ERROR', data: { name: 'Error', message: 'Parser Error: …' } });
		expect(heard).toHaveLength(1);
		expect(terminated()).toBe(0);
	});

	test('the end of the worker answers everything that waits, and everything later', async () => {
		const { port, posted, heard, terminated } = setUp();
		port.postMessage({ messageId: 1, type: 'RUN_QUERY' });
		port.end(new Error('gone'));
		port.end(new Error('again'));
		expect(heard).toEqual([lost(1, 'gone')]);
		port.postMessage({ messageId: 2, type: 'RUN_QUERY' });
		port.deliver({ requestId: 1, type: 'QUERY_RESULT', data: null });
		expect(heard).toHaveLength(1);
		await Promise.resolve();
		expect(heard).toEqual([lost(1, 'gone'), lost(2, 'gone')]);
		expect([posted.length, terminated()]).toEqual([1, 1]);
		await expect(port.ended).resolves.toMatchObject({ message: 'gone' });
	});

	test.each([
		['RuntimeError', 'function signature mismatch'],
		['Error', 'memory access out of bounds'],
		['Error', 'Aborted(). Build with -sASSERTIONS for more info.'],
		['RangeError', 'Maximum call stack size exceeded']
	])('a %s “%s” is a crash', (name, message) => {
		const { port, heard, terminated } = setUp();
		port.postMessage({ messageId: 7, type: 'RUN_QUERY' });
		port.deliver({ requestId: 7, type: 'ERROR', data: { name, message } });
		expect(heard).toEqual([lost(7, `the engine crashed: ${message}`)]);
		expect(terminated()).toBe(1);
	});
});
