/** The User Timing names that measurements from outside rely on. */
const FIRST_RESULT = 'xushi:first-result';
const ENGINE_READY = 'xushi:engine-ready';
const VERIFIED = 'xushi:verified';

/** Sets `name` once in the life of the page. */
function markOnce(name: string): void {
	if (performance.getEntriesByName(name, 'mark').length === 0) performance.mark(name);
}

/** Calls `done` when what was last changed is on the screen; in a hidden page, where nothing is painted, soon. */
function afterPaint(done: () => void): void {
	if (document.hidden) setTimeout(done);
	else requestAnimationFrame(() => setTimeout(done));
}

/** Resolves when what was last changed is on the screen. */
export function painted(): Promise<void> {
	return new Promise(afterPaint);
}

/** The first result is about to be painted. */
export function markFirstResult(): void {
	afterPaint(() => markOnce(FIRST_RESULT));
}

/** The engine is ready for queries. */
export function markEngineReady(): void {
	markOnce(ENGINE_READY);
}

/** Every cell that is shown was computed by the engine. */
export function markVerified(): void {
	afterPaint(() => markOnce(VERIFIED));
}

/** One run of the cell `name`, from `start` (as of `performance.now`) to now. */
export function measureCell(name: string, start: number): void {
	performance.measure(`xushi:cell:${name}`, { start, end: performance.now() });
}
