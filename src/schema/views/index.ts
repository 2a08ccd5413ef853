import type { View } from '../view.ts';
import { areaInvestment, areaTotals } from './areas.ts';
import { completion } from './completion.ts';
import { departmentLoad, unknownDepartments } from './departments.ts';
import { indicatorGaps, onPaceByWordBehindByFigure, statedVsComputed } from './figures.ts';
import { disagreements, linkedTasks } from './links.ts';
import { documentOverview, paceRateByDepartment, paceRateByDomain, paceRateByFamily } from './pace-rates.ts';
import { pace } from './pace.ts';
import { milestonesByQuarter, plannedShareByQuarter } from './quarters.ts';
import { taskOverview, tasksBehind } from './tasks.ts';

/** Every view, in the order in which they are created: a view may read the ones before it. */
export const VIEWS: readonly View[] = [
	completion,
	pace,
	documentOverview,
	taskOverview,
	tasksBehind,
	paceRateByDomain,
	paceRateByDepartment,
	paceRateByFamily,
	departmentLoad,
	unknownDepartments,
	milestonesByQuarter,
	plannedShareByQuarter,
	statedVsComputed,
	indicatorGaps,
	onPaceByWordBehindByFigure,
	areaInvestment,
	areaTotals,
	linkedTasks,
	disagreements
];
