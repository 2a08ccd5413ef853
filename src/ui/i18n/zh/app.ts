export const app = {
	name: '序时',
	latin: 'Xushi',
	title: (notebook: string) => `${notebook} · 序时 Xushi`,
	skip: '跳到正文'
};
