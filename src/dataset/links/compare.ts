import type { Relation } from '../../schema/values.ts';
import type { ClauseReader, ClauseTerms } from './clauses.ts';
import { likeness, type Likeness, type Weights } from './terms.ts';

/** A task made ready to be compared. */
export interface Comparable {
	readonly taskId: string;
	readonly docId: string;
	/** place and year of the document, where both are known: tasks of one place and year can be the same */
	readonly scope: string | null;
	/** orders documents in time */
	readonly order: number;
	readonly target: readonly ClauseTerms[];
	/** what has been done, or is planned by quarter */
	readonly story: readonly ClauseTerms[];
}

/** How two tasks belong together; `part` is the one that is contained, null where neither is. */
export interface Match {
	readonly relation: Relation;
	readonly score: number;
	readonly part: 'one' | 'other' | null;
	/** which clauses met, for people */
	readonly basis: string;
}

/** What makes a link; found by comparing with links read by hand (test/labels/links.json). */
const LINKED = 0.48;
const SAME_NUMBER = 0.3;
/** Between places or years: both name a number of a kind, one does, none does. */
const ELSEWHERE = { both: 0.45, one: 0.5, none: 0.75 };
/** A clause is covered when this much of it stands in the other task. */
const COVERED = 0.5;

interface Pairing {
	readonly one: ClauseTerms;
	readonly other: ClauseTerms;
	readonly likeness: Likeness;
	readonly number: 'equal' | 'different' | 'one' | 'none';
	readonly score: number;
}

/** Compares two tasks of different documents; null where they have nothing to do with each other. */
export function compareTasks(
	one: Comparable,
	other: Comparable,
	weights: Weights,
	reader: ClauseReader
): Match | null {
	const pairings = one.target.flatMap((left) =>
		other.target.map((right) => pair(left, right, weights, reader))
	);
	const best = pairings.reduce<Pairing | null>(
		(winner, pairing) => (winner === null || pairing.score > winner.score ? pairing : winner),
		null
	);
	if (best === null) return null;
	const basis = `${best.one.text} ~ ${best.other.text}`;
	const score = Math.min(1, best.score);
	if (one.scope === null || one.scope !== other.scope) {
		return best.score - bonus(best) >= elsewhere(best) && isOneKind(best, reader)
			? { relation: 'related', score, part: null, basis }
			: null;
	}
	if (best.score < LINKED) return null;
	return { score, basis, ...relate(one, other, best, pairings, reader) };
}

const PER_CENT = /%|百分点/u;

/** Between places or years the same kind of thing has a word in common, and is counted alike where both count it. */
function isOneKind({ one, other, number }: Pairing, reader: ClauseReader): boolean {
	const isComparable =
		number !== 'different' ||
		// 增长8% and 高于全省1个百分点 are both changes
		(PER_CENT.test(one.text) && PER_CENT.test(other.text)) ||
		one.quantities.some((left) => other.quantities.some((right) => reader.comparable(left, right)));
	return isComparable && sharesWord(one.text, other.text);
}

/** Whether a run of so many characters stands in both texts. */
const WORD = 4;

function sharesWord(one: string, other: string): boolean {
	const [left, right] = [one, other].map((text) => text.replace(/\s+/gu, ''));
	for (const { index } of (left ?? '').matchAll(new RegExp(`(?=\\p{Script=Han}{${WORD}})`, 'gu'))) {
		if (right?.includes((left ?? '').slice(index, index + WORD))) return true;
	}
	return false;
}

function bonus(pairing: Pairing): number {
	return pairing.number === 'equal' ? SAME_NUMBER : 0;
}

function elsewhere({ number }: Pairing): number {
	if (number === 'none') return ELSEWHERE.none;
	return number === 'one' ? ELSEWHERE.one : ELSEWHERE.both;
}

function pair(one: ClauseTerms, other: ClauseTerms, weights: Weights, reader: ClauseReader): Pairing {
	const like = likeness(one.terms, other.terms, weights);
	const number = numbersOf(one, other, reader);
	return {
		one,
		other,
		likeness: like,
		number,
		score: like.score + (number === 'equal' && like.score > 0 ? SAME_NUMBER : 0)
	};
}

function numbersOf(one: ClauseTerms, other: ClauseTerms, reader: ClauseReader): Pairing['number'] {
	if (one.quantities.length === 0 && other.quantities.length === 0) return 'none';
	if (one.quantities.length === 0 || other.quantities.length === 0) return 'one';
	const equal = one.quantities.some((left) => other.quantities.some((right) => reader.equal(left, right)));
	return equal ? 'equal' : 'different';
}

function relate(
	one: Comparable,
	other: Comparable,
	best: Pairing,
	pairings: readonly Pairing[],
	reader: ClauseReader
): Pick<Match, 'relation' | 'part'> {
	const covered = (clause: ClauseTerms, side: 'one' | 'other'): boolean =>
		pairings.some(
			(pairing) => pairing[side] === clause && pairing.number !== 'different' && pairing.score >= COVERED
		);
	const share = (task: Comparable, side: 'one' | 'other'): number =>
		task.target.filter((clause) => covered(clause, side)).length / Math.max(1, task.target.length);
	const left = share(one, 'one');
	const right = share(other, 'other');
	if (best.number === 'different' && left === 0 && right === 0) {
		const told = toldIn(best.one, other, reader) ? 'one' : toldIn(best.other, one, reader) ? 'other' : null;
		return told === null ? { relation: 'related', part: null } : { relation: 'part_of', part: told };
	}
	if (left === 1 && right === 1) return { relation: 'same', part: null };
	if (best.number === 'equal' && (headlineIs(one, other, reader) || headlineIs(other, one, reader))) {
		return { relation: 'same', part: null };
	}
	// Without an equal number, words must be many: what two tasks share may be no more than a field of policy.
	const sure = best.number === 'equal' || Math.max(best.likeness.covers, best.likeness.coveredBy) >= COVERED;
	if (!sure) return { relation: 'related', part: null };
	return { relation: 'part_of', part: left >= right ? 'one' : 'other' };
}

/** The number of `clause`, with what it counts, stands in what the other task tells of its progress. */
export function toldIn(clause: ClauseTerms, task: Comparable, reader: ClauseReader): boolean {
	return task.story.some((told) => {
		const equal = clause.quantities.some((left) =>
			told.quantities.some((right) => reader.equal(left, right))
		);
		if (!equal) return false;
		let shared = 0;
		for (const term of clause.terms) if (told.terms.has(term)) shared += 1;
		return shared / Math.max(1, clause.terms.size) >= COVERED;
	});
}

/** The numbers of the first sentence of `one` are all the numbers of `other`. */
function headlineIs(one: Comparable, other: Comparable, reader: ClauseReader): boolean {
	const first = one.target[0]?.sentence;
	const clauses = one.target.filter(({ sentence }) => sentence === first);
	const headline = clauses.flatMap(({ quantities }) => quantities);
	const all = other.target.flatMap(({ quantities }) => quantities);
	const bare = [...clauses, ...other.target].some(({ quantities }) => quantities.length === 0);
	if (bare || headline.length !== all.length) return false;
	return headline.every((left) => all.some((right) => reader.equal(left, right)));
}
