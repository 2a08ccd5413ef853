export const panel = {
	close: '关闭侧栏',
	back: '返回',
	titles: { source: '原文', tasks: '这个数背后的任务', schema: '数据目录' }
};
