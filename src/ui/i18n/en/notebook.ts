import type { Messages } from '../messages.ts';

export const notebook: Messages['notebook'] = {
	draft: 'This is your edited draft, kept on this device only.',
	fileDraft: 'This file has changes that are kept on this device only.',
	reset: 'Reset',
	undo: 'Undo the reset',
	resetDone: 'Back to the original notebook.',
	sharedDraft: 'This notebook came with a link and differs from the built-in one.',
	otherData: 'This link was made with another version of the data; figures may differ from then.',
	damaged: (reason) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. Here is the overview instead.`,
	unknown: (name) => `There is no notebook called “${name}”; here is the overview.`,
	unknownParameter: (name) => `The link sets “${name}”, which this notebook does not have; it was ignored.`,
	dismiss: 'OK',
	storage:
		'The browser did not keep the draft (storage is full or switched off). Use Share to keep your changes as a link before you leave.',
	changedElsewhere: 'This notebook was just changed in another tab; changes made here are not kept for now.',
	takeTheirs: 'Take the other version',
	keepOurs: 'Keep this one',
	headError: 'The YAML at the top of the notebook has a fault'
};
