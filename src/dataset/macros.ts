import { commentText, quote } from '../schema/comments.ts';
import { MACROS } from '../schema/macros.ts';
import { departmentFamilyStatements } from './departments/macro.ts';
import type { DepartmentReference } from './departments/reference.ts';

/** Every macro that the dataset brings along, and what it says about them; `docIds` are the documents of the build. */
export function macroStatements(reference: DepartmentReference, docIds: readonly string[]): string[] {
	const builtIn = docIds.map(quote).join(', ');
	return [
		...departmentFamilyStatements(reference),
		`CREATE OR REPLACE MACRO is_own(doc_id) AS ${builtIn === '' ? 'TRUE' : `doc_id NOT IN (${builtIn})`}`,
		...MACROS.map((macro) => `COMMENT ON MACRO ${macro.name} IS ${quote(commentText(macro))}`)
	];
}
