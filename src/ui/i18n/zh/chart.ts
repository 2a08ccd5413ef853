export const chart = {
	empty: '没有可画的数据',
	blank: '要画的列里都是空值',
	failed: '图表无法绘制',
	tooMany: (shown: string, all: string) => `数据较多：图中为前 ${shown} 行，共 ${all} 行。`,
	label: (title: string) => `图表：${title}`,
	unknownColumn: (name: string, candidates: string) =>
		`数据中没有名为 ${name} 的列${candidates ? `；可用的列：${candidates}` : ''}`,
	unstated: '未写明',
	dataset: '数据：本站数据集',
	source: (names: string) => `文件：${names}`,
	others: (names: string, count: number) => `${names}等 ${count} 份文件`,
	version: (hash: string) => `数据版本 ${hash}`,
	clickToChoose: (label: string) => `点图形，按“${label}”筛选`,
	clickAgain: (label: string) => `已按“${label}”筛选；再点一次取消`,
	picture: '图片',
	savePng: '下载 PNG',
	saveSvg: '下载 SVG',
	copyPng: '复制图片',
	copied: '图片已复制',
	notCopied: '浏览器不允许复制图片，请改用下载',
	notSaved: '图片生成失败，请换用另一种格式'
};
