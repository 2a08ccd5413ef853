import type { Messages } from '../messages.ts';

export const input: Messages['input'] = {
	all: 'All',
	none: 'None',
	selected: (count) => `${count} selected`,
	clear: 'Clear',
	filter: 'Find an option',
	loading: 'Loading the options…',
	outside: (min, max) => `Enter a number from ${min} to ${max}`,
	notNumber: 'Enter a number',
	notDate: 'Enter a date such as 2021-09-30',
	dateOutside: (min, max) => `Choose a date from ${min} to ${max}`,
	noOptions: 'No options'
};
