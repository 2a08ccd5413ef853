export const notebook = {
	draft: '这是你改动过的草稿，只保存在这台设备上。',
	fileDraft: '这个文件有改动，改动只保存在这台设备上。',
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
	changedElsewhere: '这本笔记刚在另一个标签页里改过，这里的改动暂不保存。',
	takeTheirs: '载入那边的版本',
	keepOurs: '保留这里的',
	headError: '笔记本开头的 YAML 有误'
};
