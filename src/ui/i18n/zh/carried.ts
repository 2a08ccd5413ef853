export const carried = {
	checking: '先显示随页附带的结果，引擎正在核对…',
	verified: '结果已核对',
	differs: (cells: string) => `重新计算的结果与随页附带的不同，现在显示的是重新计算的：${cells}。`
};
