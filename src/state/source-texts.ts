import { InputError } from '../base/errors.ts';

/** A place that holds texts of documents: the build, or the reader's own. */
export interface TextHolder {
	/** null for a document that is not here */
	sourceText(docId: string): Promise<string | null>;
}

/** The texts of all documents, built in or the reader's own: `passages.start_at` and `end_at` are offsets in them. */
export class SourceTexts {
	readonly #holders: readonly TextHolder[];

	constructor(holders: readonly TextHolder[]) {
		this.#holders = holders;
	}

	/**
	 * The decoded text of `docId` as published, a byte order mark included.
	 * @throws InputError for a document that nobody has; Error where it could not be fetched
	 */
	async sourceText(docId: string): Promise<string> {
		for (const holder of this.#holders) {
			const text = await holder.sourceText(docId);
			if (text !== null) return text;
		}
		throw new InputError({
			zh: `这里没有文件“${docId}”的原文；如果它是别人自己的文件，请向对方索取后拖进页面`,
			en: `the text of the document "${docId}" is not here; if it is somebody's own, ask them for it and drop it on the page`
		});
	}
}
