export const editor = {
	kinds: { table: '表', view: '视图', cell: '单元', own: '自有数据' },
	parameter: '参数',
	value: '取值',
	defined: '本单元定义',
	given: '列别名',
	fullWidth: '这里是全角标点，SQL 只认半角标点',
	fix: '改为半角（Ctrl+.）',
	fixMac: '改为半角（⌘.）',
	format: '排版',
	unformatted: '这段 SQL 读不懂，没有重新排版。',
	runSelection: '运行所选',
	selection: '所选语句的结果（不保存）',
	selectionFailed: '所选语句出错',
	close: '关闭'
};
