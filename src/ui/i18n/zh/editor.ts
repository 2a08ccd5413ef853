export const editor = {
	kinds: { table: '表', view: '视图', cell: '单元', own: '自有数据' },
	parameter: '参数',
	value: '取值',
	defined: '本单元定义',
	given: '列别名',
	fullWidth: '这里是全角标点，SQL 只认半角标点',
	fix: '改为半角（Alt+Enter）',
	fixMac: '改为半角（⌥↩）',
	format: '格式化',
	unformatted: '无法解析这段 SQL，没有格式化。',
	runSelection: '运行所选',
	selection: '所选语句的结果（不保存）',
	selectionFailed: '所选语句出错',
	close: '关闭'
};
