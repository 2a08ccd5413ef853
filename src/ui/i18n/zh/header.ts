export const header = {
	notebooks: '笔记本',
	own: '我的笔记本',
	moreOwn: '更多',
	language: '语言',
	switchLanguage: 'English',
	theme: '外观',
	themes: { auto: '外观：随系统', light: '外观：浅色', dark: '外观：深色' },
	share: '分享'
};
