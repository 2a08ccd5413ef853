import { STATUSES, type Status } from '../schema/values.ts';
import { buildScriptTables, mapUnits, type ScriptTables } from './clean/script.ts';
import type { LabelField, ParserReference, PrintedRole } from './reference.ts';

/** A wording found in a text. */
export interface StatusHit {
	readonly start: number;
	readonly end: number;
	readonly status: Status | null;
}

interface LabelPattern {
	readonly field: LabelField;
	readonly pattern: RegExp;
}

interface WordingPattern {
	readonly pattern: RegExp;
	readonly status: Status | null;
	readonly prose: boolean;
}

const FIELDS: ReadonlySet<string> = new Set<LabelField>([
	'no',
	'section',
	'target',
	'detail',
	'status',
	'percent',
	'yesno',
	'finished',
	'progress',
	'deadline',
	'plan',
	'quarter',
	'problem',
	'next',
	'reason',
	'note',
	'other',
	'lead',
	'co',
	'owner',
	'people'
]);

/** The reference, folded and indexed for reading. Built once per reference. */
export interface Lexicon {
	readonly tables: ScriptTables;
	/** the same form in which `CleanText.match` is */
	fold(text: string): string;
	/** what a whole label (a column's head, the words before a colon) announces */
	labelField(label: string): LabelField | null;
	/** true for the fields that hold bodies or people */
	isRole(field: LabelField): field is PrintedRole;
	/** the role of a responsibility label */
	labelRole(label: string): PrintedRole | null;
	/** the longest known label that ends at `end` of `match` */
	labelEndingAt(
		match: string,
		end: number,
		from: number
	): { readonly start: number; readonly field: LabelField } | null;
	/** the longest known label that starts at `at` of `match` */
	labelStartingAt(match: string, at: number): { readonly end: number; readonly field: LabelField } | null;
	/** the status of a whole wording; undefined where it is not one */
	statusOf(wording: string): Status | null | undefined;
	/** the status behind 是 or 否 in a column that asks; undefined for anything else */
	yesNo(answer: string): Status | null | undefined;
	/** the longest status wording that starts at `at` of `match` */
	statusAt(match: string, at: number, end: number): StatusHit | null;
	/** a wording clear enough to be taken from the middle of a sentence, all of them in order */
	statusesInProse(match: string, start: number, end: number): readonly StatusHit[];
	/** where the parts of works begin that `text` ends in (新幼儿园主体: 4); its length where it ends in none */
	partsFrom(text: string): number;
	/** true for the title of a report's own chapter, which is no task though it may be numbered */
	isChapter(title: string): boolean;
	/** true for a line that holds a page number and nothing else */
	isPageLine(line: string): boolean;
	/** true for a line that belongs to the page, not to the report */
	isFurniture(line: string): boolean;
	/** true for a line that closes the report, so that the task before it has ended */
	isClosing(line: string): boolean;
	readonly phrases: ParserReference['responsibility']['phrases'];
	/** true where a text holds any of the verbs of `phrases` */
	hasPhrase(text: string): boolean;
	readonly firstIsLead: readonly string[];
	/** true where a text holds any of `firstIsLead` */
	saysFirstIsLead(text: string): boolean;
	/** true where a text ends as the names of bodies do */
	endsAsName(name: string): boolean;
	/** true where a text ends as only the names of bodies do */
	endsAsBody(name: string): boolean;
	/** true for a text that can be a person's name */
	isPerson(name: string): boolean;
	/** where the first name of a department begins in a text without marks; -1 where none does */
	departmentIn(text: string): number;
	/** true for an ending that is no name on its own */
	isNameTail(name: string): boolean;
}

const cache = new WeakMap<ParserReference, Lexicon>();

/** The lexicon of `reference`; the same object gives the same lexicon. */
export function lexiconOf(reference: ParserReference): Lexicon {
	const known = cache.get(reference);
	if (known !== undefined) return known;
	const lexicon = buildLexicon(reference);
	cache.set(reference, lexicon);
	return lexicon;
}

function statusValue(value: string | null): Status | null {
	return STATUSES.find((label) => label.value === value)?.value ?? null;
}

function escapeRegExp(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}

function anyOf(words: readonly string[]): RegExp {
	return new RegExp(words.map(escapeRegExp).join('|') || '(?!)', 'u');
}

function buildLexicon(reference: ParserReference): Lexicon {
	const tables = buildScriptTables(reference.characters);
	const fold = (text: string): string => mapUnits(text, tables.fold).toLowerCase();
	const squeeze = (text: string): string =>
		isPlain(text, tables.fold) ? text : fold(text).replace(/\s+/gu, '');

	const labels = new Map<string, LabelField>();
	const patterns: LabelPattern[] = [];
	for (const entry of reference.headers.labels) {
		if (!isLabelField(entry.field)) continue;
		for (const word of entry.words) labels.set(squeeze(word), entry.field);
		for (const source of entry.patterns ?? [])
			patterns.push({ field: entry.field, pattern: new RegExp(source, 'u') });
	}
	for (const { word, role } of reference.responsibility.labels) {
		if (isLabelField(role)) labels.set(squeeze(word), role);
	}
	const labelsByEnd = byUnit([...labels.keys()], -1);
	const labelsByStart = byUnit([...labels.keys()], 0);

	const words = new Map<string, Status | null>();
	const proseWords: string[] = [];
	for (const entry of reference.status.words) {
		words.set(squeeze(entry.word), statusValue(entry.status));
		if (entry.prose === true) proseWords.push(squeeze(entry.word));
	}
	const wordings: WordingPattern[] = reference.status.patterns.map((entry) => ({
		pattern: new RegExp(`^(?:${entry.pattern})$`, 'u'),
		status: statusValue(entry.status),
		prose: entry.prose === true
	}));
	const wordsByStart = byUnit([...words.keys()], 0);
	const intensifiers = reference.status.intensifiers.map(squeeze);
	const prose = new RegExp(
		[
			...reference.status.patterns.filter((entry) => entry.prose === true).map((entry) => entry.pattern),
			...proseWords.sort((a, b) => b.length - a.length).map(escapeRegExp)
		]
			.map((source) => `(?:${source})`)
			.join('|') || '(?!)',
		'gu'
	);

	const parts = new RegExp(`(?:${anyOf(reference.status.parts.map(squeeze)).source})+$`, 'u');
	const chapters = reference.headers.chapters.map((source) => new RegExp(source, 'u'));
	const pages = reference.furniture.pages.map((source) => new RegExp(source, 'iu'));
	const furniture = new RegExp(
		[...reference.furniture.pages, ...reference.furniture.lines].map((source) => `(?:${source})`).join('|') ||
			'(?!)',
		'iu'
	);
	const closings = new RegExp(
		reference.furniture.closings.map((source) => `(?:${source})`).join('|') || '(?!)',
		'u'
	);
	const endings = new Set(reference.responsibility.nameEndings.map(squeeze));
	const longestEnding = Math.max(0, ...[...endings].map((ending) => ending.length));
	const sure = reference.responsibility.sureEndings.map(squeeze);
	const department = new RegExp(
		`[市县区州省]?(?:${anyOf([...reference.responsibility.stems].sort((a, b) => b.length - a.length)).source})[\\u4e00-\\u9fff]{0,8}?(?:局|委|办|厅|联|会|中心|公司|处|大队|支队|院)`,
		'u'
	);
	const tails = new Set(reference.responsibility.nameTails.map(squeeze));

	const { leadAfter, coAfter, ownerAfter } = mapPhrases(reference, squeeze);
	const verbs = anyOf([...leadAfter, ...coAfter, ...ownerAfter]);
	const firstIsLead = reference.responsibility.firstIsLead.map(squeeze);
	const firstRule = anyOf(firstIsLead);

	const labelField = (label: string): LabelField | null => {
		const key = squeeze(label).replace(/:$/u, '');
		if (key === '') return null;
		const exact = labels.get(key);
		if (exact !== undefined) return exact;
		const bare = key.replace(/\([^()]{1,8}\)$/u, '');
		const known = bare === key ? undefined : labels.get(bare);
		if (known !== undefined) return known;
		if (key.length > 40) return null;
		for (const { field, pattern } of patterns) if (pattern.test(key)) return field;
		return null;
	};

	const statusOf = (wording: string): Status | null | undefined => {
		const whole = squeeze(wording);
		// a coloured light is a wording of its own, though it is a mark
		const light = words.get(whole);
		if (light !== undefined) return light;
		let key = whole.replace(/^[^\p{L}\p{N}“(√×]+|[。.;,]+$/gu, '');
		for (let round = 0; round < 3; round += 1) {
			const exact = words.get(key);
			if (exact !== undefined) return exact;
			if (key.length > 60) return undefined;
			for (const { pattern, status } of wordings) if (pattern.test(key)) return status;
			const head = intensifiers.find((word) => key.startsWith(word) && key.length > word.length);
			if (head === undefined) return undefined;
			key = key.slice(head.length);
		}
		return undefined;
	};

	return {
		tables,
		fold,
		labelField,
		isRole,
		labelRole: (label) => {
			const field = labelField(label);
			return field !== null && isRole(field) ? field : null;
		},
		labelEndingAt: (match, end, from) => {
			let stop = end;
			while (stop > from && match.charCodeAt(stop - 1) === 32) stop -= 1;
			for (const label of labelsByEnd.get(match.charCodeAt(stop - 1)) ?? []) {
				const start = stop - label.length;
				const field = start >= from && holds(match, label, start) ? labels.get(label) : undefined;
				if (field !== undefined) return { start, field };
			}
			return null;
		},
		labelStartingAt: (match, at) => {
			const label = labelsByStart.get(match.charCodeAt(at))?.find((word) => match.startsWith(word, at));
			const field = label === undefined ? undefined : labels.get(label);
			return label === undefined || field === undefined ? null : { end: at + label.length, field };
		},
		statusOf,
		yesNo: (answer) => {
			const key = squeeze(answer);
			if (reference.status.yes.words.includes(key)) return statusValue(reference.status.yes.status);
			if (reference.status.no.words.includes(key)) return statusValue(reference.status.no.status);
			return undefined;
		},
		statusAt: (match, at, end) => {
			for (const word of wordsByStart.get(match.charCodeAt(at)) ?? []) {
				if (at + word.length <= end && match.startsWith(word, at)) {
					return { start: at, end: at + word.length, status: words.get(word) ?? null };
				}
			}
			return null;
		},
		statusesInProse: (match, start, end) => {
			const hits: StatusHit[] = [];
			const text = match.slice(start, end);
			// most texts have none, and `matchAll` makes a new pattern every time
			if (text.search(prose) < 0) return hits;
			for (const hit of text.matchAll(prose)) {
				if (hit[0] === '') continue;
				hits.push({
					start: start + hit.index,
					end: start + hit.index + hit[0].length,
					status: statusOf(hit[0]) ?? null
				});
			}
			return hits;
		},
		partsFrom: (text) => parts.exec(text)?.index ?? text.length,
		isChapter: (title) => title.length <= 40 && chapters.some((pattern) => pattern.test(title)),
		isPageLine: (line) => pages.some((pattern) => pattern.test(fold(line))),
		isClosing: (line) => line.length <= 200 && closings.test(line),
		isFurniture: (line) => line.length <= 160 && furniture.test(line),
		phrases: mapPhrases(reference, squeeze),
		hasPhrase: (text) => verbs.test(text),
		firstIsLead,
		saysFirstIsLead: (text) => firstRule.test(text),
		endsAsName: (name) => {
			const key = squeeze(name);
			for (let length = Math.min(longestEnding, key.length - 1); length >= 1; length -= 1) {
				if (endings.has(key.slice(-length))) return true;
			}
			return false;
		},
		endsAsBody: (name) => sure.some((ending) => name.endsWith(ending)),
		isPerson: (name) =>
			/^[\u4e00-\u9fff]{2,4}$/u.test(name) && reference.responsibility.surnames.includes(name.charAt(0)),
		departmentIn: (text) => text.search(department),
		isNameTail: (name) => tails.has(squeeze(name))
	};
}

/** True for a text that folding leaves as it is: no white space, no capitals, nothing to fold. */
function isPlain(text: string, table: Uint16Array): boolean {
	for (let at = 0; at < text.length; at += 1) {
		const unit = text.charCodeAt(at);
		if (
			unit <= 32 ||
			(unit >= 65 && unit <= 90) ||
			table[unit] !== unit ||
			(unit >= 0x2000 && unit <= 0x200b)
		)
			return false;
	}
	return true;
}

/** Words by their first unit (0) or their last (-1), the longest first. */
function byUnit(words: readonly string[], place: 0 | -1): ReadonlyMap<number, readonly string[]> {
	const groups = new Map<number, string[]>();
	for (const word of [...words].sort((a, b) => b.length - a.length)) {
		if (word.length < 2) continue;
		const unit = word.charCodeAt(place === 0 ? 0 : word.length - 1);
		const group = groups.get(unit);
		if (group === undefined) groups.set(unit, [word]);
		else group.push(word);
	}
	return groups;
}

/** True where `word` stands at `at`, a Latin one with a capital as well. */
function holds(match: string, word: string, at: number): boolean {
	return (
		match.startsWith(word, at) ||
		(word.charCodeAt(0) < 128 && match.slice(at, at + word.length).toLowerCase() === word)
	);
}

function isRole(field: LabelField): field is PrintedRole {
	return field === 'lead' || field === 'co' || field === 'owner' || field === 'people';
}

function isLabelField(field: string): field is LabelField {
	return FIELDS.has(field);
}

function mapPhrases(
	reference: ParserReference,
	squeeze: (text: string) => string
): ParserReference['responsibility']['phrases'] {
	const phrases = reference.responsibility.phrases;
	return {
		leadAfter: phrases.leadAfter.map(squeeze),
		coAfter: phrases.coAfter.map(squeeze),
		ownerAfter: phrases.ownerAfter.map(squeeze),
		leadBefore: phrases.leadBefore.map(squeeze),
		allLead: phrases.allLead.map(squeeze)
	};
}
