import type { Span } from '../../../base/span.ts';
import { looksLikeBodies } from '../../extract/responsibility.ts';
import type { Lexicon } from '../../lexicon.ts';
import type { LayoutInput } from '../layout.ts';
import type { ColumnField } from './header.ts';

/** What a cell looks like, worked out once for all columns. */
export interface CellLook {
	readonly empty: boolean;
	readonly length: number;
	readonly ordinal: boolean;
	readonly numeral: boolean;
	readonly percent: boolean;
	readonly figure: boolean;
	readonly answer: boolean;
	readonly bodies: boolean;
	readonly people: boolean;
	/** people by their family names */
	readonly persons: boolean;
	readonly status: boolean;
	readonly time: boolean;
	readonly phone: boolean;
	/** begins with a number and goes on: 15.学校… */
	readonly numbered: boolean;
	readonly heading: boolean;
	readonly bracketHeading: boolean;
	readonly done: boolean;
	readonly sentence: boolean;
}

/** Looks at one cell. */
export function lookAt(input: LayoutInput, cell: Span): CellLook {
	const { match, lexicon } = input;
	const text = match.slice(cell.start, Math.min(cell.end, cell.start + 400)).trim();
	const length = cell.end - cell.start;
	const ordinal = /^[(]?(?:\d{1,5}|\d{1,3}(?:\.\d{1,3}){1,3}|[一二三四五六七八九十]{1,3})[)]?[.、]?$/u.test(
		text
	);
	const bodies =
		length <= 400 &&
		!ordinal &&
		(looksLikeBodies(match, cell, lexicon) || labelledBodies(match, cell, lexicon));
	return {
		empty: length === 0,
		length,
		ordinal,
		numeral: /^\d{1,5}(?:\.\d{1,3}){0,3}$/u.test(text),
		percent: /^(?:约)?\d{1,4}(?:\.\d+)?%$/u.test(text),
		figure: /^(?:约)?\d[\d.,]*\s?[^\d\s,。;:]{0,4}$/u.test(text),
		answer: length <= 4 && lexicon.yesNo(text) !== undefined,
		bodies,
		people: !bodies && /^[\u4e00-\u9fff]{2,4}(?:[、,\s][\u4e00-\u9fff]{2,4})*$/u.test(text) && length <= 24,
		persons: length <= 24 && text.split(/[、,\s]+/u).every((name) => lexicon.isPerson(name)),
		status: length <= 24 && lexicon.statusOf(text) !== undefined,
		time:
			length <= 24 &&
			/\b(?:19|20)\d\d\b|\bq[1-4]\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b|\bongoing\b|(?:\d|[一二三四])(?:月|季度|日)|年底|年内|年度|长期|持续|全年|半年|前$|常态/iu.test(
				text
			),
		phone: /\d{7,}|\d{3,4}-\d{6,}/u.test(text) && length <= 40,
		numbered: /^\d{1,4}(?:、|\.(?!\d))\s*\S/u.test(text),
		heading: /^[一二三四五六七八九十]{1,3}[、.]|^第[一二三四五六七八九十]+/u.test(text),
		bracketHeading: /^\([一二三四五六七八九十]{1,3}\)/u.test(text),
		done: /完成|已|正在|开工|推进|达|建成|累计|启动/u.test(text),
		// in English a comma parts names
		sentence: /[。;,]/u.test(text) && !/^[\x20-\x7e]{2,60}$/u.test(text)
	};
}

/** True for a cell that begins with a label of bodies: 牵头单位:市教育局;… */
function labelledBodies(match: string, cell: Span, lexicon: Lexicon): boolean {
	const colon = match.slice(cell.start, Math.min(cell.end, cell.start + 16)).indexOf(':');
	return colon > 0 && lexicon.labelRole(match.slice(cell.start, cell.start + colon)) !== null;
}

/** How well a cell fits a column: above 0 well, 0 perhaps, below 0 badly. */
export function affinity(field: ColumnField, look: CellLook, implied: boolean): number {
	if (look.empty) return implied ? -4 : 0.2;
	switch (field) {
		case 'no':
			return look.ordinal && (!implied || look.numeral) ? 3 : -4;
		case 'subsection':
			return look.bracketHeading ? 2 : -4;
		case 'section':
		case 'name':
			if (look.heading) return 2.5;
			if (look.ordinal || look.percent || look.answer || look.numbered) return -3;
			return look.length <= 40 && !look.bodies && !look.people ? 0.8 : -1;
		case 'lead':
		case 'owner':
		case 'co':
			if (look.bodies) return 2;
			if (look.figure || look.percent || look.ordinal || look.answer || look.status || look.time) return -3;
			return look.length <= 60 && !look.sentence ? 0 : -2;
		case 'people':
			return look.people ? 1.5 : -2.5;
		case 'status':
			return look.status ? 3 : look.percent || look.answer ? 2 : look.length <= 10 ? 0 : -2;
		case 'percent':
			return look.percent ? 3 : look.figure ? 0.5 : -2.5;
		case 'yesno':
		case 'finished':
			return look.answer ? 3 : -3;
		case 'deadline':
			return look.time ? 2 : look.length <= 12 && !look.bodies && !look.figure ? 0 : -2;
		case 'progress':
			if (look.bodies || look.persons || look.answer) return -2;
			if (look.percent) return -1;
			return look.status ? 1 : look.done && look.length > 4 ? 1.2 : look.figure ? 0.8 : 0.4;
		case 'target':
			if (look.bodies || look.people || look.percent || look.answer || look.phone) return -2;
			return look.ordinal ? -3 : look.numbered ? 1.5 : look.bracketHeading ? 1 : look.length >= 4 ? 1 : 0.2;
		case 'goal':
			if (look.bodies || look.people || look.answer || look.phone || look.status) return -2;
			return look.figure || look.percent ? 0.9 : look.length >= 4 ? 0.6 : 0;
		case 'subtarget':
			if (
				look.bodies ||
				look.people ||
				look.percent ||
				look.answer ||
				look.phone ||
				look.figure ||
				look.status
			)
				return -3;
			return look.ordinal || look.length < 3 ? -3 : 0.9;
		case 'quarter':
			if (look.status) return 0.6;
			return look.bodies || look.people || look.ordinal ? -2 : look.length >= 4 ? 0.6 : 0;
		case 'plan':
		case 'problem':
		case 'next':
		case 'reason':
			return look.bodies || look.people || look.ordinal ? -2 : look.length >= 4 ? 0.6 : 0;
		case 'note':
			return look.ordinal || look.answer ? -1 : look.sentence || look.length > 20 ? 0.5 : 0;
		case 'other':
			return look.phone ? 2.5 : look.figure ? 0.8 : 0;
		default:
			return look.bodies || look.people || look.status ? -0.5 : 0;
	}
}

/** What it costs a row to lack a column: little where cells are merged down, more for what makes a task. */
export function absence(field: ColumnField, implied: boolean): number {
	if (implied) return 0;
	switch (field) {
		case 'target':
			return -1;
		case 'goal':
			return -0.6;
		case 'progress':
			return -0.6;
		case 'section':
		case 'name':
		case 'no':
		case 'lead':
		case 'owner':
			return -0.1;
		default:
			return -0.3;
	}
}
