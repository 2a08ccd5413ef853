import { localise, type Language } from '../../base/localised.ts';
import type { Option, ParameterValue, Scalar, ScalarType } from '../../notebook/parameters/spec.ts';
import { valueLabel } from '../values/labels.ts';

/** One value, of the type that `like` has. */
export function scalarLike(like: ParameterValue, value: Scalar | null): ParameterValue {
	return { list: false, type: like.type, value };
}

/** A list, of the type that `like` has. */
export function listLike(like: ParameterValue, value: readonly Scalar[]): ParameterValue {
	return { list: true, type: like.type, value };
}

/** The values of a multiselect. */
export function listOf(value: ParameterValue): readonly Scalar[] {
	return value.list ? value.value : [];
}

/** The value of any other input. */
export function scalarOf(value: ParameterValue): Scalar | null {
	return value.list ? null : value.value;
}

/** What a choice is called: its own label, or the name of a code under the parameter's name. */
export function optionText(parameter: string, option: Option, language: Language): string {
	const label = localise(option.label, language);
	return label === String(option.value) ? valueLabel(parameter, label, language) : label;
}

/** A number typed by a person; full-width digits and marks count. null for no number, 'bad' for what is none. */
export function readNumber(typed: string, type: ScalarType): Scalar | null | 'bad' {
	const text = typed
		.normalize('NFKC')
		.replace(/[\s,，]/g, '')
		.replace('−', '-');
	if (text === '') return null;
	if (type === 'BIGINT') {
		if (!/^[+-]?\d+$/.test(text)) return 'bad';
		const exact = BigInt(text);
		return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
	}
	const value = Number(text);
	return Number.isFinite(value) ? value : 'bad';
}
