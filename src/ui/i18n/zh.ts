/** Every word of the page, Chinese first: this file is the type that `en.ts` must meet. */
export const zh = {
	app: {
		name: '序时',
		latin: 'Xushi',
		title: (notebook: string) => `${notebook} · 序时 Xushi`,
		skip: '跳到正文'
	},
	header: {
		notebooks: '笔记本',
		language: '语言',
		switchLanguage: 'English',
		theme: '外观',
		themes: { auto: '外观：随系统', light: '外观：浅色', dark: '外观：深色' },
		share: '分享'
	},
	engine: {
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
	},
	share: {
		title: '分享这个视图',
		copied: '链接已复制。打开它的人会看到与此刻完全相同的视图。',
		refused: '浏览器不允许写入剪贴板。请手动复制下面的链接。',
		link: '链接',
		copy: '复制',
		close: '关闭',
		failed: '无法生成链接',
		long: (characters: number) =>
			`这个链接有 ${characters} 个字符，部分聊天软件会截断过长的链接；发送前请先试着打开一次。`
	},
	notebook: {
		draft: '这是你改动过的草稿，只保存在这台设备上。',
		reset: '恢复原样',
		undo: '撤销恢复',
		resetDone: '已恢复为原来的笔记本。',
		sharedDraft: '这是通过链接打开的笔记本，与内置版本不同。',
		otherData: '这个链接是用另一个版本的数据生成的，数字可能与当时不同。',
		damaged: (reason: string) => `${reason}。下面是“总览”。`,
		unknown: (name: string) => `没有名为“${name}”的笔记本，下面是“总览”。`,
		unknownParameter: (name: string) => `链接里的参数“${name}”在这个笔记本中不存在，已忽略。`,
		dismiss: '知道了',
		storage: '浏览器没有保存草稿（存储空间已满或被禁用）。关闭页面前请用“分享”把改动存成链接。',
		headError: '笔记本开头的 YAML 有误'
	},
	cell: {
		states: {
			pending: '等待计算',
			running: '正在计算',
			done: '已完成',
			stale: '结果不是最新的',
			error: '出错'
		},
		kinds: { sql: '查询', chart: '图表', input: '输入', prose: '文字' },
		/** stopped before there was a result */
		notComputed: '尚未计算',
		data: '数据',
		showCode: '代码',
		hideCode: '收起代码',
		run: '运行',
		runKeys: 'Ctrl+Enter 运行',
		runKeysMac: '⌘+Enter 运行',
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
	},
	grid: {
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
	},
	chart: {
		empty: '没有可画的数据',
		failed: '图表无法绘制',
		tooMany: (shown: string, all: string) => `数据较多：图中为前 ${shown} 行，共 ${all} 行。`,
		label: (title: string) => `图表：${title}`,
		unknownColumn: (name: string, candidates: string) =>
			`数据中没有名为 ${name} 的列${candidates ? `；可用的列：${candidates}` : ''}`,
		unstated: '未写明'
	},
	input: {
		all: '全部',
		none: '未选择',
		selected: (count: number) => `已选 ${count} 项`,
		clear: '清除',
		filter: '查找选项',
		loading: '正在载入选项…',
		outside: (min: string, max: string) => `请输入 ${min} 到 ${max} 之间的数`,
		notNumber: '请输入数字',
		notDate: '请输入日期，例如 2021-09-30',
		noOptions: '没有可选项'
	},
	columns: {
		tasks: '任务数',
		stated: '已写明状态',
		unknown: '未写明状态',
		good: '达序时及以上',
		on_pace: '达序时',
		behind: '未达序时',
		ahead: '超序时',
		completed: '已完成',
		rate: '达标率',
		pace_rate: '序时达标率',
		lead_department: '牵头部门',
		leads: '牵头部门',
		document: '文件',
		domain_name: '领域',
		source: '来源',
		due: '应达节点',
		tasks_due: '有节点的任务',
		behind_tasks: '未达序时任务',
		kind: '类型',
		n: '数量'
	}
};

/** The shape of the texts: the same keys, any wording. */
export type Messages = Widen<typeof zh>;

type Widen<T> = {
	readonly [K in keyof T]: T[K] extends string
		? string
		: T[K] extends (...args: infer A) => string
			? (...args: A) => string
			: Widen<T[K]>;
};
