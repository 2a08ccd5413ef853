import { TABLES } from './tables.ts';
import { VIEWS } from './views/index.ts';

/** The names in SQL of everything that the dataset offers: tables and views, English and Chinese. */
export const RELATION_NAMES: readonly string[] = [...TABLES, ...VIEWS].flatMap(({ name, label }) => [
	name,
	label
]);
