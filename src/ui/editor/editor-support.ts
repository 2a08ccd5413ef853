import type { Span } from '../../base/span.ts';
import { localise } from '../../base/localised.ts';
import type { SqlSupport as Knowledge } from '../../state/sql-support.ts';
import type { CatalogColumn } from '../../state/catalog.ts';
import type { YamlOffer, YamlSupport as YamlKnowledge } from '../../state/yaml-support.ts';
import type { Text } from '../i18n/text.ts';
import type { SqlSupport } from './sql-support.ts';

/** What an editor asks for, in the words of the language that `text` has at the moment. */
export function editorSupport(knowledge: Knowledge, text: () => Text, mac: boolean): SqlSupport {
	return {
		context: (sql, offset) => knowledge.context(sql, offset),
		relations: () => knowledge.relations(),
		parameters: () => knowledge.parameters(),
		functions: () => knowledge.functions(),
		values: (relation, column) => knowledge.values(relation, column),
		fullWidth: (sql) => knowledge.fullWidth(sql),
		mayHaveFullWidth: (sql) => knowledge.mayHaveFullWidth(sql),
		layOut: (sql, format) => knowledge.layOut(sql, format),
		async check(sql) {
			const error = await knowledge.check(sql);
			return (
				error && {
					message: localise(error.message, text().language),
					span: error.part === 'body' ? error.span : null
				}
			);
		},
		words() {
			const { language, messages } = text();
			const own = messages.editor;
			return {
				...own,
				fix: mac ? own.fixMac : own.fix,
				describe: ({ zh, en }) => (language === 'en' ? en : zh)
			};
		}
	};
}

/** What an editor of the YAML of a chart or an input asks of the page. */
export interface YamlSupport {
	offer(body: string, offset: number): YamlOffer | null;
	problems(body: string): readonly { readonly message: string; readonly span: Span | null }[];
	/** the description of a column, null where there is none */
	describe(column: CatalogColumn): string | null;
}

/** The same for YAML. */
export function yamlSupport(knowledge: YamlKnowledge, text: () => Text): YamlSupport {
	return {
		offer: (body, offset) => knowledge.offer(body, offset),
		problems: (body) =>
			knowledge
				.problems(body)
				.map(({ message, span }) => ({ message: localise(message, text().language), span })),
		describe: ({ zh, en }) => (text().language === 'en' ? en : zh)
	};
}
