import type { Messages } from '../messages.ts';

export const columns: Messages['columns'] = {
	tasks: 'Tasks',
	stated: 'With a status',
	unknown: 'No status stated',
	good: 'On pace or better',
	on_pace: 'On pace',
	behind: 'Behind',
	ahead: 'Ahead',
	completed: 'Completed',
	rate: 'Rate',
	pace_rate: 'Pace rate',
	lead_department: 'Lead department',
	leads: 'Lead departments',
	document: 'Document',
	domain_name: 'Domain',
	source: 'Source',
	due: 'Milestones due',
	tasks_due: 'Tasks with a milestone',
	behind_tasks: 'Tasks behind',
	kind: 'Kind',
	n: 'Count'
};
