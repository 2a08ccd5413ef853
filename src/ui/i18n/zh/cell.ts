export const cell = {
	states: {
		pending: '等待计算',
		running: '正在计算',
		done: '已完成',
		stale: '结果已过期',
		error: '出错'
	},
	kinds: { sql: '查询', chart: '图表', input: '输入', prose: '文字' },
	/** stopped before there was a result */
	notComputed: '尚未计算',
	data: '数据',
	showCode: '代码',
	hideCode: '收起代码',
	run: '运行',
	runKeys: 'Ctrl+Enter 运行 · Esc 离开',
	runKeysMac: '⌘+Enter 运行 · Esc 离开',
	elapsed: (seconds: number) => `已 ${seconds} 秒`,
	took: (duration: { count: string; unit: 'ms' | 's' }) =>
		`上次用时 ${duration.count} ${duration.unit === 'ms' ? '毫秒' : '秒'}`,
	cancel: '取消',
	label: (kind: string, name: string) => `${kind} ${name}`,
	code: (name: string) => `单元 ${name} 的代码`,
	outputFailed: '这个结果无法显示',
	tryAgain: '再试一次',
	noEngine: '计算引擎启动后显示。',
	useDefault: '改用默认值',
	staleHint: '代码有改动，运行后更新结果。',
	position: (line: number, column: number) => `第 ${line} 行，第 ${column} 列`,
	candidates: '是否想写',
	showTable: '看数据表',
	showChart: '看图表',
	noResult: '语句已执行，没有返回结果。'
};
