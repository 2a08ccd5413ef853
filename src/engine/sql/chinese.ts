/** DuckDB's most frequent messages and what they say in Chinese; `$1` is what the message names. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
	[
		/^Referenced column "([^]+?)" not found in FROM clause!\nCandidate bindings: ([^]+)$/,
		'找不到列 $1；相近的列：$2'
	],
	[
		/^Referenced column "([^]+?)" (?:not found|was not found because the FROM clause is missing)/,
		'找不到列 $1'
	],
	[/^Referenced table "([^]+?)" not found!\nCandidate tables: ([^]+)$/, '找不到表 $1；可用的表：$2'],
	[/^Referenced table "([^]+?)" not found!/, '找不到表 $1'],
	[/^Table "([^]+?)" does not have a column named "([^]+?)"/, '表 $1 没有列 $2'],
	[/^Values list "([^]+?)" does not have a column named "([^]+?)"/, '$1 没有列 $2'],
	[
		/^Table with name ([^]+?) does not exist!\nDid you mean "([^]+)"\?$/,
		'没有名为 $1 的表、视图或单元；是不是 $2？'
	],
	[/^Table with name ([^]+?) does not exist!/, '没有名为 $1 的表、视图或单元'],
	[
		/^[\w ]*Function with name "?([^]+?)"? does not exist!\nDid you mean "([^]+)"\?$/,
		'没有函数 $1；是不是 $2？'
	],
	[/^[\w ]*Function with name "?([^]+?)"? does not exist!/, '没有函数 $1'],
	[/^Type with name ([^]+?) does not exist!/, '没有类型 $1'],
	[/^syntax error at or near "([^]+)"$/, '语法错误，在“$1”附近'],
	[/^syntax error at end of input/, '语法错误：语句不完整'],
	[/^unterminated quoted string/, '字符串缺少结尾的引号'],
	[/^unterminated quoted identifier/, '名称缺少结尾的引号'],
	[/^unterminated \/\* comment/, '注释缺少结尾的 */'],
	[
		/^column "([^]+?)" must appear in the GROUP BY clause or must be part of an aggregate function/,
		'列 $1 既不在 GROUP BY 中，也不在聚合函数里'
	],
	[/^Ambiguous reference to column name "([^]+?)" \(use: ([^]+)\)$/, '列名 $1 属于不止一个表，请写明：$2'],
	[/^No function matches the given name and argument types '([^']+)'/, '没有适合这些参数类型的函数：$1'],
	[/^Column "([^]+?)" does not exist on (?:left|right) side of join!/, '连接的一侧没有列 $1'],
	[
		/^(?:aggregate function calls cannot be nested|WHERE clause cannot contain aggregates!)/,
		'此处不能用聚合函数'
	],
	[
		/^Could not convert string '([^]*)' to (\w+)(?: when casting from source column ([^]+))?$/,
		'无法把文本“$1”转换为 $2'
	],
	[/^date field value out of range: "([^]*)"/, '日期超出范围：$1'],
	[/^invalid (?:date|timestamp) field format: "([^]*?)"/, '日期或时间的写法不对：$1'],
	[/^Values were not provided for the following prepared statement parameters: ([^]+)$/, '参数没有值：$1'],
	[/^More than one row returned by a subquery used as an expression/, '用作值的子查询返回了不止一行'],
	[/^Overflow in /, '数值溢出'],
	[/^(?:could not allocate block|failed to allocate data) of size [^(]*\(([^]+?)\)/, '内存不足（$1）'],
	[
		/^Unimplemented type for cast \(([^]+?) -> ([^]+?)\)(?: when casting from source column ([^]+))?$/,
		'类型 $1 不能转换为 $2'
	],
	[/^Type ([^]+?) with value ([^]*) can't be cast because the value is out of range/, '$1 的值 $2 超出范围'],
	[/^Type \w+ with value ([^]*) can't be cast to the destination type ([^]+)$/, '无法把 $1 转换为 $2'],
	[
		/^Cannot compare values of type ([^]+?) and (?:type )?([^]+?) - /,
		'类型 $1 与 $2 不能比较，请先转换（CAST）'
	],
	[
		/^Cannot mix values of type ([^]+?) and (?:type )?([^]+?) in /,
		'类型 $1 与 $2 不能混用，请先转换（CAST）'
	],
	[/^Set operations can only apply to expressions with the same number/, '集合运算两边的列数不同'],
	[/^table ([^]+?) has (\d+) columns but (\d+) values were supplied/, '表 $1 有 $2 列，却给了 $3 个值'],
	[/^LIMIT\/OFFSET cannot be negative/, 'LIMIT、OFFSET 不能是负数'],
	[/^ORDER term out of range - should be between 1 and (\d+)/, 'ORDER BY 的序号超出范围，应在 1 到 $1 之间'],
	[/^Column "([^]+?)" in (EXCLUDE|REPLACE|RENAME) list not found/, '$2 里的列 $1 不存在'],
	[/^window "([^]+?)" does not exist/, '没有名为 $1 的窗口'],
	[/^time field value out of range: "([^]*?)"/, '时间超出范围：$1'],
	[/^Could not parse string "([^]*?)" according to format specifier "([^]*?)"/, '文本“$1”不合格式 $2'],
	[/^extract specifier "([^]*)" not recognized/, '没有时间单位 $1']
];

/** `message` of the engine in Chinese, or null where it is not one of the frequent ones. */
export function chineseMessage(message: string): string | null {
	for (const [pattern, chinese] of MESSAGES) {
		const match = pattern.exec(message);
		if (match) return chinese.replaceAll(/\$(\d)/g, (_, index: string) => match[Number(index)] ?? '');
	}
	return null;
}
