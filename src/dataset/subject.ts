import type { ReportArea, ReportTask } from '../documents/report.ts';
import type { Domain, DomainBasis } from '../schema/values.ts';

/** The domain of a task, a second one where it truly has two, and what decided it. */
export interface TaskSubject {
	readonly domain: Domain | null;
	readonly domain2: Domain | null;
	readonly basis: DomainBasis | null;
}

/** Decides what tasks and areas are about. */
export interface Subject {
	ofTask(task: ReportTask): TaskSubject;
	ofArea(area: ReportArea): Domain | null;
}

/** Until the word lists are there, nothing is decided. */
export function buildSubject(_reference: unknown): Subject {
	return {
		ofTask: () => ({ domain: null, domain2: null, basis: null }),
		ofArea: () => null
	};
}
