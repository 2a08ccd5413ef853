import type { Domain, DomainBasis } from '../../schema/values.ts';
import { outermost } from './automaton.ts';
import { compileReference, DOMAIN_IDS, type CompiledReference, type Scores } from './compile.ts';
import type { DomainReference } from './reference.ts';
import { clauseVotes } from './score.ts';

export interface DomainInput {
	/** the task's sentence */
	readonly target: string;
	/** what has been done; it only breaks ties */
	readonly progress: string | null;
	/** the document's heading, asked only where the text says nothing */
	readonly section: string | null;
	/** names of the responsible bodies, asked last */
	readonly departments: readonly string[];
}

export interface DomainDecision {
	readonly domain: Domain;
	/** a second subject, where the task truly has two */
	readonly domain2: Domain | null;
	/** what decided */
	readonly basis: DomainBasis;
}

/** Domains whose votes differ by no more than this share of the first are even. */
const EVEN = 0.04;
/** The share of the first domain's votes that makes another one a second subject. */
const SECOND = 0.2;

/**
 * The one domain (and, where it truly has two, the second) that a task is about: by its sentence, clause by clause;
 * progress breaks ties; heading and departments are asked only where the text says nothing.
 */
export function classifyDomain(input: DomainInput, reference: DomainReference): DomainDecision {
	const compiled = compileReference(reference);
	const target = ranked(clauseVotes(input.target, compiled));
	if (target.length > 0) return decide(breakTie(target, input.progress, compiled), 'text');
	const progress = ranked(clauseVotes(input.progress ?? '', compiled));
	if (progress.length > 0) return decide(progress.slice(0, 1), 'text');
	const section = ranked(clauseVotes(input.section ?? '', compiled));
	if (section.length > 0) return decide(section.slice(0, 1), 'section');
	const departments = ranked(departmentVotes(input.departments, compiled));
	if (departments.length > 0) return decide(departments.slice(0, 1), 'department');
	return { domain: compiled.fallback, domain2: null, basis: 'text' };
}

interface Candidate {
	readonly domain: Domain;
	readonly votes: number;
}

/** Most votes first; where they are equal, in the order of the domains. */
function ranked(votes: Scores): Candidate[] {
	return DOMAIN_IDS.map((domain, index) => ({ domain, votes: votes[index] ?? 0 }))
		.filter((candidate) => candidate.votes > 0)
		.sort((one, other) => other.votes - one.votes);
}

/** Puts first, among the candidates that are even, the one that `progress` speaks most for. */
function breakTie(
	candidates: readonly Candidate[],
	progress: string | null,
	reference: CompiledReference
): readonly Candidate[] {
	const most = candidates[0]?.votes ?? 0;
	const even = candidates.filter(({ votes }) => votes >= most * (1 - EVEN));
	if (even.length < 2 || progress === null) return candidates;
	const spoken = clauseVotes(progress, reference);
	const said = ({ domain }: Candidate): number => spoken[DOMAIN_IDS.indexOf(domain)] ?? 0;
	even.sort((one, other) => said(other) - said(one));
	return [...even, ...candidates.slice(even.length)];
}

function decide(candidates: readonly Candidate[], basis: DomainBasis): DomainDecision {
	const [first, second] = candidates;
	if (first === undefined) throw new Error('a decision needs a candidate');
	const two = second !== undefined && second.votes >= first.votes * SECOND;
	return { domain: first.domain, domain2: two ? second.domain : null, basis };
}

/** One vote for each body, the first (the lead) a little more. */
function departmentVotes(names: readonly string[], reference: CompiledReference): Scores {
	const votes = new Float64Array(DOMAIN_IDS.length);
	names.forEach((name, position) => {
		const matches = outermost(reference.departments.matches(reference.fold(name)));
		for (const { word } of matches) {
			reference.departmentGives[word]?.forEach((value, index) => {
				votes[index] = (votes[index] ?? 0) + value / (1 + position);
			});
		}
	});
	return votes;
}
