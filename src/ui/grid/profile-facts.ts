import type { ColumnProfile } from '../../state/column-profile.ts';
import type { Messages } from '../i18n/messages.ts';
import { numberText } from '../values/format.ts';

/** What a profile counts, in one line: how many rows it looked at where not at all, empty ones, different values. */
export function profileFacts(profile: ColumnProfile, words: Messages['view']): string {
	const facts = [words.nulls(numberText(profile.nulls, 0)), words.distinct(numberText(profile.distinct, 0))];
	if (profile.sampled) facts.unshift(words.sampled(numberText(profile.rows, 0)));
	return facts.join(' · ');
}
