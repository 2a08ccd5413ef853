export const grid = {
	rows: (count: string) => `共 ${count} 行`,
	window: (first: string, last: string, count: string) => `第 ${first}–${last} 行，共 ${count} 行`,
	empty: '没有符合条件的行',
	null: '空值',
	nullMark: '—',
	expand: '展开全文',
	collapse: '收起',
	loading: '…',
	failed: '这些行没有取到',
	detail: (row: string) => `第 ${row} 行`,
	close: '关闭',
	yes: '是',
	no: '否',
	table: (name: string) => `${name} 的结果`
};
