import type { Messages } from '../messages.ts';

export const app: Messages['app'] = {
	name: '序时',
	latin: 'Xushi',
	title: (notebook) => `${notebook} · Xushi 序时`,
	skip: 'Skip to content'
};
