/** A SQL macro that the dataset brings along, described for people. */
export interface Macro {
	readonly name: string;
	/** how it is called */
	readonly call: string;
	readonly zh: string;
	readonly en: string;
}

/** The macros for people; those that only serve them are not listed. */
export const MACROS: readonly Macro[] = [
	{
		name: 'department_family',
		call: 'department_family(n)',
		zh: '单位名称所属的职能编号，可带级别或地名；无法识别为空',
		en: 'the function of a body by its name, with or without level or place; NULL where the name is unknown'
	},
	{
		name: 'is_own',
		call: 'is_own(doc_id)',
		zh: '该文件是否是读者自己加入的，而不是内置的',
		en: 'whether a document was added by the reader and is not built in'
	}
];
