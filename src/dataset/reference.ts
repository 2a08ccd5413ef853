import type { CharacterReference } from '../documents/reference.ts';
import type { DepartmentReference } from './departments/reference.ts';
import type { DomainReference } from './domains/reference.ts';
import type { FamilyRow } from './rows.ts';

/** The JSON files of `data/reference/` that the dataset needs, handed in so that it stays pure. */
export interface DatasetReference {
	readonly departments: DepartmentReference;
	readonly families: readonly FamilyRow[];
	readonly domains: DomainReference;
	readonly characters: CharacterReference;
}
