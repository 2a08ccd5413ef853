import type { ReportTask } from '../../documents/report.ts';

/** A word of this length before a noun tells which of its kind is meant: 滨海 in 滨海湿地. */
const QUALIFIER = 2;

/**
 * Whether two tasks name different kinds of `noun` (滨海湿地 and 自然湿地) and are led by different bodies: then even the
 * same number is of another scope. A qualifier counts only where the other task never uses it; `plain` are words that
 * qualify nothing (推进, 完成).
 */
export function isOtherKind(
	noun: string,
	one: ReportTask,
	other: ReportTask,
	fold: (text: string) => string,
	plain: RegExp
): boolean {
	if (noun.length < QUALIFIER || shareLead(one, other)) return false;
	const texts = [one, other].map((task) =>
		fold([task.target, task.progress ?? '', ...task.milestones.map(({ text }) => text)].join('。'))
	);
	const [left = '', right = ''] = texts;
	const own = qualifiers(fold(one.target), noun, plain).filter((word) => !right.includes(word));
	const theirs = qualifiers(fold(other.target), noun, plain).filter((word) => !left.includes(word));
	return own.length > 0 && theirs.length > 0;
}

function shareLead(one: ReportTask, other: ReportTask): boolean {
	const leads = (task: ReportTask) =>
		task.departments.filter(({ role }) => role === 'lead').map(({ raw }) => raw);
	const theirs = new Set(leads(other));
	return leads(one).length === 0 || theirs.size === 0 || leads(one).some((name) => theirs.has(name));
}

function qualifiers(text: string, noun: string, plain: RegExp): string[] {
	const bare = text.replace(/\s+/gu, '').replace(new RegExp(plain, 'gu'), ' ');
	const found: string[] = [];
	for (let at = bare.indexOf(noun); at >= 0; at = bare.indexOf(noun, at + 1)) {
		const word = bare.slice(Math.max(0, at - QUALIFIER), at);
		if (/^\p{Script=Han}{2}$/u.test(word)) found.push(word);
	}
	return found;
}
