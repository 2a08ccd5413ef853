import type { Messages } from '../messages.ts';

export const header: Messages['header'] = {
	notebooks: 'Notebooks',
	own: 'My notebooks',
	moreOwn: 'More',
	language: 'Language',
	switchLanguage: '中文',
	theme: 'Appearance',
	themes: { auto: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' },
	share: 'Share'
};
