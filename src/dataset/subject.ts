import type { ReportArea, ReportTask } from '../documents/report.ts';
import type { Domain } from '../schema/values.ts';
import { classifyDomain, type DomainDecision } from './domains/classify.ts';
import type { DatasetReference } from './reference.ts';

/** Decides what tasks and areas are about. */
export interface Subject {
	ofTask(task: ReportTask): DomainDecision;
	ofArea(area: ReportArea): Domain;
}

/** Domains by the word lists of `reference`. */
export function buildSubject(reference: DatasetReference): Subject {
	const words = { ...reference.domains, characters: reference.characters };
	return {
		ofTask: ({ target, progress, section, departments }) =>
			classifyDomain({ target, progress, section, departments: departments.map(({ raw }) => raw) }, words),
		ofArea: ({ name, achievements }) => {
			const progress = achievements.map(({ text }) => text).join('。');
			return classifyDomain({ target: name, progress, section: null, departments: [] }, words).domain;
		}
	};
}
