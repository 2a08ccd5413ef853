import type { View } from '../view.ts';
import { areaInvestment, areaTotals } from './areas.ts';
import { completion } from './completion.ts';
import { coverage, rateCoverage } from './coverage.ts';
import { departmentLoad, departmentPairs, unknownDepartments } from './departments.ts';
import { documentNames } from './document-names.ts';
import { documentPairs } from './document-pairs.ts';
import { indicatorGaps, onPaceByWordBehindByFigure, statedVsComputed } from './figures.ts';
import { disagreements, linkedTasks } from './links.ts';
import { documentOverview, paceRateByDepartment, paceRateByDomain, paceRateByFamily } from './pace-rates.ts';
import { pace } from './pace.ts';
import { milestonesByQuarter, plannedShareByQuarter } from './quarters.ts';
import { taskOverview, tasksBehind } from './tasks.ts';
import { attention, figuresToDate, wordAndFigure } from './word-and-figure.ts';

/** Every view, in the order in which they are created: a view may read the ones before it. */
export const VIEWS: readonly View[] = [
	documentNames,
	completion,
	pace,
	rateCoverage,
	coverage,
	documentOverview,
	taskOverview,
	tasksBehind,
	paceRateByDomain,
	paceRateByDepartment,
	paceRateByFamily,
	departmentLoad,
	departmentPairs,
	unknownDepartments,
	milestonesByQuarter,
	plannedShareByQuarter,
	statedVsComputed,
	indicatorGaps,
	onPaceByWordBehindByFigure,
	areaInvestment,
	areaTotals,
	linkedTasks,
	disagreements,
	documentPairs,
	figuresToDate,
	wordAndFigure,
	attention
];
