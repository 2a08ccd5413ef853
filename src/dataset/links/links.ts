import { quantityLexicon } from '../../documents/extract/quantities/lexicon.ts';
import type { DatasetReference } from '../reference.ts';
import type { DocumentRow, MilestoneRow, TaskLinkRow, TaskRow } from '../rows.ts';
import { groupBy } from '../../base/group-by.ts';
import { ClauseReader } from './clauses.ts';
import { compareTasks, type Match, toldIn } from './compare.ts';
import { Kinship, type Told } from './kinship.ts';
import { longestShared, phrasesOf, runsOf } from './phrases.ts';
import { Weights } from './terms.ts';

/** What links are found from. */
export interface LinkInput {
	readonly documents: readonly DocumentRow[];
	readonly tasks: readonly TaskRow[];
	readonly milestones: readonly MilestoneRow[];
}

/** A term in more clauses than this brings no two tasks together by itself. */
const RARE = 60;
/** A phrase in more tasks than this is no name. */
const NAME_IN_TASKS = 3;
/** How long a name must be, in characters, where it stands in a target, and where it does not. */
const NAME_IN_TARGET = 5;
const NAME_ANYWHERE = 7;
const NAME_SCORE = 0.5;

interface Prepared extends Told {
	readonly document: DocumentRow;
	readonly seq: number;
}

/**
 * The same or related tasks of different documents, one row per pair: the part first, else the task of the
 * earlier document. `fold` brings texts to one width and script.
 */
export function findLinks(
	input: LinkInput,
	reference: DatasetReference,
	fold: (text: string) => string
): TaskLinkRow[] {
	if (input.documents.length < 2) return [];
	const reader = new ClauseReader(quantityLexicon(reference), reference.links.dropped);
	const tasks = prepare(input, reader, fold);
	const weights = new Weights(tasks.flatMap((task) => task.target.map(({ terms }) => terms)));
	const links: TaskLinkRow[] = [];
	const linked = new Set<string>();
	const cities = input.documents.flatMap(({ city }) => (city === null ? [] : [city]));
	const breaks = new RegExp([...reference.links.breaks, ...cities].join('|'), 'gu');
	for (const [left, right] of candidates(tasks, weights)) {
		const [one, other] = inOrder(left, right);
		const match = compareTasks(one, other, weights, reader);
		if (match === null) continue;
		links.push(linkRow(one, other, match));
		linked.add(`${one.taskId}\n${other.taskId}`);
	}
	for (const [one, other, match] of namedAlike(tasks, breaks, reader)) {
		const key = `${one.taskId}\n${other.taskId}`;
		if (linked.has(key)) continue;
		links.push(linkRow(one, other, match));
		linked.add(key);
	}
	for (const [one, other, match] of akin(tasks, reference.links, reader)) {
		if (!linked.has(`${one.taskId}\n${other.taskId}`)) links.push(linkRow(one, other, match));
	}
	const order = new Map(tasks.map((task, index) => [task.taskId, index]));
	const at = (id: string): number => order.get(id) ?? 0;
	return links.sort(
		(one, other) => at(one.task_id) - at(other.task_id) || at(one.other_task_id) - at(other.other_task_id)
	);
}

function prepare(input: LinkInput, reader: ClauseReader, fold: (text: string) => string): Prepared[] {
	const milestones = groupBy(input.milestones, ({ task_id }) => task_id);
	const ranked = [...input.documents].sort(
		(one, other) =>
			(one.year ?? 0) - (other.year ?? 0) ||
			Number(one.kind !== 'schedule') - Number(other.kind !== 'schedule') ||
			(one.through_quarter ?? 0) - (other.through_quarter ?? 0) ||
			(one.doc_id < other.doc_id ? -1 : 1)
	);
	const documents = new Map(ranked.map((document, index) => [document.doc_id, { document, index }]));
	return input.tasks.flatMap((task) => {
		const found = documents.get(task.doc_id);
		if (!found) return [];
		const { document, index } = found;
		const promised = (milestones.get(task.task_id) ?? []).map(({ text }) => text).join('。');
		const targetText = fold(task.target);
		const storyText = fold(`${task.progress ?? ''}。${promised}`);
		const prepared: Prepared = {
			taskId: task.task_id,
			docId: task.doc_id,
			document,
			seq: task.seq,
			scope: document.city === null || document.year === null ? null : `${document.city} ${document.year}`,
			order: index,
			targetText,
			storyText,
			target: reader.read(targetText),
			story: reader.read(storyText)
		};
		return [prepared];
	});
}

function inOrder(left: Prepared, right: Prepared): [Prepared, Prepared] {
	return left.order <= right.order ? [left, right] : [right, left];
}

/** Pairs of tasks of different documents that share a rare term in their targets; each pair once. */
function candidates(tasks: readonly Prepared[], weights: Weights): [Prepared, Prepared][] {
	const byTerm = new Map<string, Set<number>>();
	tasks.forEach((task, index) => {
		for (const { terms } of task.target) {
			for (const term of terms) {
				if (weights.count(term) > RARE) continue;
				const holders = byTerm.get(term);
				if (holders) holders.add(index);
				else byTerm.set(term, new Set([index]));
			}
		}
	});
	return pairsOf(tasks, byTerm.values());
}

function pairsOf(tasks: readonly Prepared[], groups: Iterable<ReadonlySet<number>>): [Prepared, Prepared][] {
	const seen = new Set<number>();
	const pairs: [Prepared, Prepared][] = [];
	for (const group of groups) {
		const members = [...group];
		for (const [at, left] of members.entries()) {
			for (const right of members.slice(at + 1)) {
				const one = tasks[Math.min(left, right)];
				const other = tasks[Math.max(left, right)];
				const key = Math.min(left, right) * tasks.length + Math.max(left, right);
				if (!one || !other || one.docId === other.docId || seen.has(key)) continue;
				seen.add(key);
				pairs.push([one, other]);
			}
		}
	}
	return pairs;
}

/** Tasks of one place and year that share a long name which few of them have. */
function namedAlike(
	tasks: readonly Prepared[],
	breaks: RegExp,
	reader: ClauseReader
): [Prepared, Prepared, Match][] {
	const found: [Prepared, Prepared, Match][] = [];
	const scopes = groupBy(
		tasks.filter(({ scope }) => scope !== null),
		({ scope }) => scope
	);
	for (const members of scopes.values()) found.push(...namedAlikeIn(members, breaks, reader));
	return found;
}

/** Tasks of one place and year that a short name joins. */
function akin(
	tasks: readonly Prepared[],
	{ quoted, place }: DatasetReference['links'],
	reader: ClauseReader
): [Prepared, Prepared, Match][] {
	const words = { quoted: new RegExp(quoted, 'u'), place: new RegExp(place, 'u') };
	const scopes = groupBy(
		tasks.filter(({ scope }) => scope !== null),
		({ scope }) => scope
	);
	return [...scopes.values()].flatMap((members) => {
		if (new Set(members.map(({ docId }) => docId)).size < 2) return [];
		const kinship = new Kinship(members, words, reader);
		return members.flatMap((left, at) =>
			members.slice(at + 1).flatMap((right): [Prepared, Prepared, Match][] => {
				if (left.docId === right.docId) return [];
				const [one, other] = inOrder(left, right);
				const match = kinship.between(one, other);
				return match === null ? [] : [[one, other, match]];
			})
		);
	});
}

function namedAlikeIn(
	tasks: readonly Prepared[],
	breaks: RegExp,
	reader: ClauseReader
): [Prepared, Prepared, Match][] {
	const runs = new Map(tasks.map((task) => [task, runsOf(`${task.targetText}。${task.storyText}`, breaks)]));
	const byPhrase = new Map<string, Set<number>>();
	tasks.forEach((task, index) => {
		for (const phrase of phrasesOf(runs.get(task) ?? [])) {
			const holders = byPhrase.get(phrase);
			if (holders) holders.add(index);
			else byPhrase.set(phrase, new Set([index]));
		}
	});
	const names = [...byPhrase].filter(([, holders]) => holders.size > 1 && holders.size <= NAME_IN_TASKS);
	const rare = new Set(names.map(([phrase]) => phrase));
	const pairs = pairsOf(
		tasks,
		names.map(([, holders]) => holders)
	);
	return pairs.flatMap(([left, right]): [Prepared, Prepared, Match][] => {
		const [one, other] = inOrder(left, right);
		const theirs = phrasesOf(runs.get(other) ?? []);
		const shared = new Set([...theirs].filter((phrase) => rare.has(phrase)));
		const name = longestShared(runs.get(one) ?? [], shared);
		const inTarget = one.targetText.includes(name) || other.targetText.includes(name);
		if (name.length < (inTarget ? NAME_IN_TARGET : NAME_ANYWHERE)) return [];
		const told = (task: Prepared, by: Prepared): boolean =>
			task.target.some((clause) => toldIn(clause, by, reader));
		const part = told(one, other) ? 'one' : told(other, one) ? 'other' : null;
		const relation = part === null ? 'related' : 'part_of';
		return [[one, other, { relation, score: NAME_SCORE, part, basis: name }]];
	});
}

function linkRow(one: Prepared, other: Prepared, match: Match): TaskLinkRow {
	const [first, second] = match.part === 'other' ? [other, one] : [one, other];
	return {
		task_id: first.taskId,
		other_task_id: second.taskId,
		relation: match.relation,
		score: Math.round(match.score * 1000) / 1000,
		basis: match.basis
	};
}
