export const engine = {
	idle: '计算引擎未启动',
	loading: '正在载入计算引擎…',
	ready: '计算引擎就绪',
	failed: '计算引擎未能启动',
	running: (count: number) => `正在计算 ${count} 个单元…`,
	runningFor: (count: number, seconds: number) => `正在计算 ${count} 个单元，已 ${seconds} 秒`,
	loadingBytes: (loaded: string, total: string) => `正在载入计算引擎 ${loaded} / ${total} MB`,
	restarted: {
		crashed: '计算引擎中断过一次（多半是内存不足），已重新启动，数据已恢复，各单元正在重新计算。',
		cancelled: '那个查询停不下来，计算引擎已重新启动，数据已恢复，其余单元正在重新计算。'
	},
	memory: (size: string) => `数据库占用内存：${size}`,
	memoryNote: '浏览器里最多约 3 GB；停止一个查询若不能及时生效，引擎会重新启动并恢复数据。',
	offline: {
		none: '没有网络时无法打开本页。',
		saving: '正在保存一份副本，供没有网络时使用…',
		ready: '没有网络时也能打开本页。'
	},
	details: '计算引擎详情',
	failedTitle: '计算引擎没有启动',
	failedHelp:
		'查询需要引擎才能运行。请检查网络后重试；若仍不成功，请换用较新的 Chrome、Edge、Firefox 或 Safari，或检查浏览器是否禁用了 WebAssembly。',
	retry: '重试',
	detail: '原因'
};
