export const share = {
	title: '分享这个视图',
	copied: '链接已复制。打开它的人会看到与此刻完全相同的视图。',
	refused: '浏览器不允许写入剪贴板。请手动复制下面的链接。',
	link: '链接',
	copy: '复制',
	close: '关闭',
	failed: '无法生成链接',
	long: (characters: number) =>
		`这个链接有 ${characters} 个字符，部分聊天软件会截断过长的链接；发送前请先试着打开一次。`
};
