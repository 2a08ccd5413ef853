import { autocompletion, type Completion, type CompletionSource } from '@codemirror/autocomplete';
import { linter, type Diagnostic } from '@codemirror/lint';
import { Prec, type Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import type { YamlOption } from '../../state/yaml-support.ts';
import { completionKeys } from './completion-keys.ts';
import { DELAY, marked } from './lint.ts';
import type { YamlSupport } from './editor-support.ts';

const KINDS = { key: 'keyword', word: 'constant', column: 'property', input: 'variable' } as const;

/** Names of options are written with their colon; the values that they take are offered at once then. */
function optionOf({ text, kind, column }: YamlOption, at: number, support: YamlSupport): Completion {
	return {
		label: text,
		apply: kind === 'key' ? `${text}: ` : text,
		type: KINDS[kind],
		...(column && { detail: support.describe(column) ?? column.type }),
		boost: Math.max(-99, 90 - at)
	};
}

function yamlCompletion(support: YamlSupport): CompletionSource {
	return ({ state, pos, explicit }) => {
		const body = state.doc.toString();
		const offer = support.offer(body, pos);
		if (offer === null || offer.options.length === 0) return null;
		const isKey = offer.options[0]?.kind === 'key';
		// An empty line is mostly what it is to be.
		if (isKey && offer.start === pos && !explicit) return null;
		const colon = isKey && /^\s*:/.test(state.doc.lineAt(pos).text.slice(pos - state.doc.lineAt(pos).from));
		const options = offer.options.map((option, at) => {
			const made = optionOf(option, at, support);
			return colon ? { ...made, apply: option.text } : made;
		});
		return { from: offer.start, to: offer.end, options, validFor: /^[\p{L}\p{N}_-]*$/u };
	};
}

function yamlLint(support: YamlSupport): Extension {
	return linter(
		(view): readonly Diagnostic[] => {
			const body = view.state.doc.toString();
			if (body.trim() === '' || view.composing) return [];
			return support.problems(body).map(({ message, span }) => ({
				...marked(view, span ?? { start: 0, end: body.length }),
				severity: 'error',
				message
			}));
		},
		{ delay: DELAY }
	);
}

/** Completion and errors while typing for the YAML of charts and inputs. */
export function yamlTools(support: YamlSupport): Extension {
	return [
		autocompletion({
			override: [yamlCompletion(support)],
			icons: false,
			defaultKeymap: false,
			maxRenderedOptions: 24,
			activateOnCompletion: ({ type }) => type === KINDS.key
		}),
		Prec.highest(keymap.of(completionKeys)),
		yamlLint(support)
	];
}
