import type { Localised } from './localised.ts';

/**
 * Input that a person can mend: a file that is not a report, SQL that does not parse, an unknown parameter.
 * Everything else that is thrown is a fault of ours.
 */
export class InputError extends Error {
	/** one line that says what is wrong and what to do next */
	readonly text: Localised;

	constructor(text: Localised, options?: ErrorOptions) {
		super(`${text.zh} / ${text.en}`, options);
		this.name = 'InputError';
		this.text = text;
	}
}

/** The message of anything thrown. */
export function messageOf(thrown: unknown): string {
	return thrown instanceof Error ? thrown.message : String(thrown);
}
