export const engine = {
	idle: '计算引擎未启动',
	loading: '正在载入计算引擎…',
	ready: '计算引擎就绪',
	failed: '计算引擎未能启动',
	running: (count: number) => `正在计算 ${count} 个单元…`,
	failedTitle: '计算引擎没有启动',
	failedHelp:
		'查询需要引擎才能运行。请检查网络后重试；若仍不成功，请换用较新的 Chrome、Edge、Firefox 或 Safari，或检查浏览器是否禁用了 WebAssembly。',
	retry: '重试',
	detail: '原因'
};
