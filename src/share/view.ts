import * as v from 'valibot';

/** Values of parameters as a link writes them: one text each, several for a list, one empty text for null. */
export type ParameterTexts = Readonly<Record<string, readonly string[]>>;

/** An edited notebook with all that is needed to show it again. */
export interface SharedView {
	/** hash of the dataset that the sender saw; null where it was not known */
	readonly data: string | null;
	/** the built-in notebook that was edited; null for one of the sender's own */
	readonly notebook: string | null;
	/** the whole notebook, Markdown */
	readonly source: string;
	/** only what differs from the defaults */
	readonly parameters: ParameterTexts;
}

/** The newest version of the payload. A link once made opens for ever: older ones are migrated, one step at a time. */
export const VIEW_VERSION = 1;

/** `MIGRATIONS[n]` turns a payload of version n + 1 into one of version n + 2; empty while there is one version. */
const MIGRATIONS: readonly ((payload: unknown) => unknown)[] = [];

/** Checked by hand: the library's record drops names such as `constructor`, which a parameter may well have. */
export const ParameterTextsSchema = v.custom<ParameterTexts>(
	(value) =>
		typeof value === 'object' &&
		value !== null &&
		!Array.isArray(value) &&
		Object.values(value).every(
			(texts) => Array.isArray(texts) && texts.every((text) => typeof text === 'string')
		)
);

const ViewSchema = v.object({
	data: v.nullable(v.string()),
	notebook: v.nullable(v.string()),
	source: v.string(),
	parameters: ParameterTextsSchema
});

/** The view in `payload`, which was written as `version`; null where it is none. */
export function migrateView(payload: unknown, version: number): SharedView | null {
	if (version < 1 || version > VIEW_VERSION) return null;
	const newest = MIGRATIONS.slice(version - 1).reduce((value, migrate) => migrate(value), payload);
	const result = v.safeParse(ViewSchema, newest);
	return result.success ? result.output : null;
}
