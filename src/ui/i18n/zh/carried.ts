export const carried = {
	checking: '先显示页面自带的结果，引擎正在核对…',
	loading: (loaded: string, total: string) => `先显示页面自带的结果，引擎载入 ${loaded} / ${total} MB`,
	verified: '结果已核对',
	differs: (cells: string) => `以下单元重新计算的结果与页面自带的不同，现在显示新算的：${cells}。`
};
