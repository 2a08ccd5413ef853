import { describe, expect, test } from 'vitest';
import { deferred } from '../base/deferred.ts';
import { Serial } from './serial.ts';

describe('Serial', () => {
	test('runs one job after the other, also after one that fails', async () => {
		const serial = new Serial();
		const seen: string[] = [];
		const gate = deferred<void>();
		const first = serial.add(async () => {
			await gate.promise;
			seen.push('first');
			throw new Error('no');
		});
		const second = serial.add(async () => seen.push('second'));
		expect(seen).toEqual([]);
		gate.resolve();
		await expect(first).rejects.toThrow('no');
		await second;
		expect(seen).toEqual(['first', 'second']);
	});

	test('a job aborted before its turn is rejected at once and never starts', async () => {
		const serial = new Serial();
		const gate = deferred<void>();
		const running = serial.add(() => gate.promise);
		const controller = new AbortController();
		let started = false;
		const waiting = serial.add(async () => {
			started = true;
		}, controller.signal);
		controller.abort(new Error('gone'));
		await expect(waiting).rejects.toThrow('gone');
		gate.resolve();
		await running;
		await serial.add(async () => {});
		expect(started).toBe(false);
	});

	test('an abort during a job is the job’s own matter', async () => {
		const serial = new Serial();
		const controller = new AbortController();
		const job = serial.add(async () => {
			controller.abort(new Error('gone'));
			return 'done';
		}, controller.signal);
		await expect(job).resolves.toBe('done');
	});
});
