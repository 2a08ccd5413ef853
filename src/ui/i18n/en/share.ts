import type { Messages } from '../messages.ts';

export const share: Messages['share'] = {
	title: 'Share this view',
	copied: 'Link copied. Whoever opens it sees exactly this view.',
	refused: 'The browser did not allow copying. Please copy the link below by hand.',
	link: 'Link',
	copy: 'Copy',
	close: 'Close',
	failed: 'The link could not be made',
	long: (characters) =>
		`This link has ${characters} characters and some chat programs cut long links; open it once before you rely on it.`
};
