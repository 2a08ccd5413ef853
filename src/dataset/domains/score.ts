import { outermost, type Match } from './automaton.ts';
import { DOMAIN_IDS, type CompiledReference, type CompiledRule, type Scores } from './compile.ts';

/** What a word must give to decide a clause by itself. */
const DECISIVE = 5;
/** How many times more a phrase's last word counts: 小区停车场 is parking. */
const HEAD = 1;
/** How much more the first clause counts: it decides where clauses are even. */
const FIRST = 1.2;

/** A comma, a semicolon or a full stop ends a clause; 、 joins things of one clause. */
const CLAUSE_END = /[,;。!?]+/u;

/** Stands at the end of every clause, so that a word of the reference can ask for it: 路$ is a road, 路径 is not. */
const CLAUSE_MARK = '$';

/** The words of one clause. */
interface Clause {
	/** those that lie within no longer one, in the order of the text */
	readonly said: ReadonlySet<number>;
	/** the last word of each thing in a list (A、B、C): what a Chinese phrase is about stands at its end */
	readonly heads: readonly Scores[];
	/** all, for the rules */
	readonly present: ReadonlySet<number>;
}

/**
 * How many clauses of `text` speak for each domain. A clause has one vote, split among the domains that it names;
 * one with no more than hints has part of a vote.
 */
export function clauseVotes(text: string, reference: CompiledReference): Scores {
	const votes = new Float64Array(DOMAIN_IDS.length);
	const everywhere = new Set<number>();
	let seen = false;
	for (const clause of reference.fold(text).split(CLAUSE_END)) {
		const part = clause + CLAUSE_MARK;
		const matches = reference.words.matches(part);
		if (matches.length === 0) continue;
		const present = new Set(matches.map(({ word }) => word));
		for (const word of present) everywhere.add(word);
		const outer = outermost(matches);
		const said = new Set(outer.map(({ word }) => word));
		const scores = clauseScores({ said, heads: headsOf(part, outer, reference), present }, reference);
		const top = Math.max(...scores);
		if (top <= 0) continue;
		const weight = Math.min(1, top / DECISIVE) * (seen ? 1 : FIRST);
		seen = true;
		const squares = scores.reduce((sum, score) => sum + score * score, 0);
		add(
			votes,
			scores.map((score) => score * score),
			weight / squares
		);
	}
	for (const rule of reference.rules) {
		if (rule.wide && holds(rule, everywhere)) add(votes, rule.gives, 1 / DECISIVE);
	}
	return votes;
}

/** In A、B、C each part has a head; in A、B等C only C is one. */
function headsOf(clause: string, matches: readonly Match[], reference: CompiledReference): Scores[] {
	let heads: Scores[] = [];
	let last: Scores | null = null;
	let from = 0;
	for (const { word, start, end } of matches) {
		const gives = reference.gives[word];
		if (reference.heads[word] !== true || gives === null || gives === undefined) continue;
		const between = clause.slice(from, start);
		if (between.includes('等')) heads = [];
		else if (last !== null && between.includes('、')) heads.push(last);
		last = gives;
		from = end;
	}
	if (last !== null) heads.push(last);
	return heads;
}

function clauseScores(clause: Clause, reference: CompiledReference): Scores {
	const said: Scores[] = [];
	for (const word of clause.said) {
		const gives = reference.gives[word];
		if (gives !== null && gives !== undefined) said.push(gives);
	}
	const scores = diminished(said);
	for (const head of clause.heads) add(scores, head, HEAD / clause.heads.length);
	for (const rule of reference.rules) if (!rule.wide && holds(rule, clause.present)) add(scores, rule.gives);
	return scores;
}

/** Several words for one domain say it little louder than one: the second counts half, the third a quarter. */
function diminished(said: readonly Scores[]): Scores {
	return Float64Array.from(DOMAIN_IDS, (_, index) =>
		said
			.map((gives) => gives[index] ?? 0)
			.sort((one, other) => other - one)
			.reduce((sum, value, rank) => sum + value / 2 ** rank, 0)
	);
}

function holds(rule: CompiledRule, present: ReadonlySet<number>): boolean {
	return rule.all.every((words) => meets(words, present)) && !meets(rule.without, present);
}

function meets(words: ReadonlySet<number>, present: ReadonlySet<number>): boolean {
	for (const word of words) if (present.has(word)) return true;
	return false;
}

function add(scores: Scores, more: Scores, times = 1): void {
	more.forEach((value, index) => {
		scores[index] = (scores[index] ?? 0) + value * times;
	});
}
