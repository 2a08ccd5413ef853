/** What there is to be queried: tables, views, cells and their columns. */
export const schema = {
	open: '数据目录',
	action: '数据目录（表和列）',
	search: '查找表、列或取值，中英文均可',
	names: '名称',
	namesIn: { zh: '中文', en: '英文' },
	groups: { cell: '本笔记本的查询', own: '自有数据表', table: '数据表', view: '视图' },
	list: '表和列',
	rows: (count: string) => `${count} 行`,
	noCount: '行数未知',
	columns: (count: number) => `${count} 列`,
	notRun: '运行后可见其中的列',
	insertInto: (cell: string) => `点击名称，插入到单元 ${cell} 的光标处`,
	insertNew: '没有打开的编辑器：点击名称，新建一个查询',
	nothing: (query: string) => `没有找到“${query}”`,
	samples: '例如',
	range: (low: string, high: string) => `${low} 至 ${high}`,
	count: (shown: number, all: number) => `${shown} / ${all}`,
	clear: '清除查找'
};
