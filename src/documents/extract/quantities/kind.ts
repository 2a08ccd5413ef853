import type { IndicatorKind, TargetOperator } from '../../../schema/values.ts';
import type { QuantityLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import type { Piece } from './pieces.ts';

/** Whether the words before a percentage make it a change, and which way. */
export function changeBefore(head: string, mention: Mention, lexicon: QuantityLexicon): 'up' | 'down' | null {
	if (mention.kind !== 'percent' && mention.kind !== 'points') return null;
	let words = head.slice(-24).trimEnd();
	for (const { words: bound } of [...lexicon.targetBefore, ...lexicon.boundBefore]) {
		const word = bound.endOf(words);
		if (word !== null && lexicon.levelTo.endOf(words) === null)
			words = words.slice(0, words.lastIndexOf(word)).trimEnd();
	}
	const tail = words.slice(-8);
	if (lexicon.levelTo.in(tail)) return null;
	const ups = lexicon.growthUp.all(tail);
	const downs = lexicon.growthDown.all(tail);
	const up = ups.length === 0 ? -1 : tail.lastIndexOf(ups.at(-1) ?? '');
	const down = downs.length === 0 ? -1 : tail.lastIndexOf(downs.at(-1) ?? '');
	if (up < 0 && down < 0) return null;
	return down > up ? 'down' : 'up';
}

/** 提高到每人每月173元: what stands between the word and its number is taken out. */
export function withoutPer(head: string, lexicon: QuantityLexicon): string {
	let rest = head.trimEnd();
	for (let word = lexicon.per.endOf(rest); word !== null; word = lexicon.per.endOf(rest)) {
		rest = rest.slice(0, rest.lastIndexOf(word)).trimEnd();
	}
	return rest;
}

/** Whether an aim counts over the year, holds a level or changes by a share. */
export function kindOf(
	piece: Piece,
	head: string,
	main: Mention,
	change: 'up' | 'down' | null,
	lexicon: QuantityLexicon
): IndicatorKind {
	if (change !== null || main.kind === 'points') return 'growth';
	if (main.kind === 'percent' || main.kind === 'index') return 'level';
	if (lexicon.levelTo.endOf(head) !== null && main.kind !== 'person') return 'level';
	return isLevelName(piece, lexicon) ? 'level' : 'flow';
}

/** A word of level counts where it ends the name: 拥有量, 标准, but not 标准化 or 制定标准50项. */
function isLevelName(piece: Piece, lexicon: QuantityLexicon): boolean {
	const head = piece.head.replace(/[\s、]+$/u, '');
	let name = head;
	for (const { words } of lexicon.targetBefore) {
		const word = words.endOf(name);
		if (word !== null) name = name.slice(0, name.lastIndexOf(word)).trimEnd();
	}
	const hasBound = name.length < head.length;
	const isCount = piece.main?.kind === 'count' || piece.main?.kind === 'person';
	if (isCount && lexicon.stocks.endOf(name) !== null) return true;
	const last = lexicon.levelWords.endOf(name);
	if (last !== null && (hasBound || last.length > 2)) return true;
	return lexicon.levelFirst.startOf(name) !== null;
}

/** The comparison that the words around a quantity make of it. */
export function operatorOf(
	piece: Piece,
	head: string,
	main: Mention,
	kind: IndicatorKind,
	lexicon: QuantityLexicon
): TargetOperator {
	const after = piece.text.slice(main.end - piece.start);
	const behind = lexicon.targetAfter.find(({ words }) => words.startOf(after) !== null)?.value ?? null;
	const ahead = lexicon.targetBefore.find(({ words }) => words.endOf(head) !== null)?.value ?? null;
	if (kind === 'growth') {
		if (behind === '<=' || ahead === '<=') return '<=';
		return main.kind === 'points' && behind === '~' ? '~' : 'growth';
	}
	if (behind !== null) return behind;
	if (ahead !== null) return ahead;
	if (main.inside !== null) return main.inside;
	return '=';
}
