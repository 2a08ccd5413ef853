import { findBrowser } from './find-browser.ts';

/** Before all tests, once: test files run side by side, and two installers at a time would lock each other out. */
export async function setup(): Promise<void> {
	await findBrowser();
}
