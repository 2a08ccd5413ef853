export const input = {
	all: '全部',
	none: '未选择',
	selected: (count: number) => `已选 ${count} 项`,
	clear: '清除',
	filter: '查找选项',
	loading: '正在载入选项…',
	outside: (min: string, max: string) => `请输入 ${min} 到 ${max} 之间的数`,
	notNumber: '请输入数字',
	notDate: '请输入日期，例如 2021-09-30',
	dateOutside: (min: string, max: string) => `请选择 ${min} 到 ${max} 之间的日期`,
	noOptions: '没有可选项'
};
