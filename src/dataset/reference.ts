import type { QuantityReference } from '../documents/extract/quantities/reference.ts';
import type { CharacterReference } from '../documents/reference.ts';
import type { CheckReference } from './checks/reference.ts';
import type { DepartmentReference } from './departments/reference.ts';
import type { DomainReference } from './domains/reference.ts';
import type { LinkReference } from './links/reference.ts';
import type { FamilyRow } from './rows.ts';

/** The JSON files of `data/reference/` that the dataset needs, handed in so that it stays pure. */
export interface DatasetReference extends QuantityReference {
	readonly links: LinkReference;
	readonly checks: CheckReference;
	readonly departments: DepartmentReference;
	readonly families: readonly FamilyRow[];
	readonly domains: DomainReference;
	readonly characters: CharacterReference;
}
