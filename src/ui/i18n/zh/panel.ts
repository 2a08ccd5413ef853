export const panel = {
	close: '关闭侧栏',
	back: '返回',
	titles: { source: '原文' }
};
