export const chart = {
	empty: '没有可画的数据',
	blank: '要画的列里都是空值',
	failed: '图表无法绘制',
	tooMany: (shown: string, all: string) => `数据较多：图中为前 ${shown} 行，共 ${all} 行。`,
	label: (title: string) => `图表：${title}`,
	unknownColumn: (name: string, candidates: string) =>
		`数据中没有名为 ${name} 的列${candidates ? `；可用的列：${candidates}` : ''}`,
	unstated: '未写明'
};
