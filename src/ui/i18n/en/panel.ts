import type { Messages } from '../messages.ts';

export const panel: Messages['panel'] = {
	close: 'Close the side panel',
	back: 'Back',
	titles: { source: 'Source', tasks: 'The tasks behind this number', schema: 'Tables and columns' }
};
