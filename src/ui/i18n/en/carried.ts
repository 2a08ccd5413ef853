import type { Messages } from '../messages.ts';

export const carried: Messages['carried'] = {
	checking: 'Showing results that came with the page; the engine is checking them…',
	loading: (loaded, total) => `Results that came with the page; loading the engine ${loaded} / ${total} MB`,
	verified: 'Results verified',
	differs: (cells) =>
		`Computed again, these differ from what came with the page; what you see is the new result: ${cells}.`
};
