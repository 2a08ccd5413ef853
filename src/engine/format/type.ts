/** A DuckDB type as `DESCRIBE` names it, taken apart. */
export type SqlType =
	| { readonly kind: 'plain'; readonly name: string }
	| {
			readonly kind: 'list';
			readonly item: SqlType;
			/** null for a list of any length */ readonly size: number | null;
	  }
	| { readonly kind: 'struct' | 'union'; readonly fields: readonly SqlField[] }
	| { readonly kind: 'map'; readonly key: SqlType; readonly value: SqlType };

export interface SqlField {
	/** null in an unnamed struct */
	readonly name: string | null;
	readonly type: SqlType;
}

const NAME = /"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*/uy;
/** Ends of names that are more than one word. */
const LONG = / WITH TIME ZONE/y;
/** `(10,2)`, `('a', 'it''s')` */
const ARGUMENTS = /\((?:'(?:[^']|'')*'|[^()'])*\)/y;
const SUFFIX = /\[(\d*)\]/y;

class Reader {
	readonly #text: string;
	#at = 0;

	constructor(text: string) {
		this.#text = text;
	}

	take(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = this.#at;
		const match = pattern.exec(this.#text);
		if (match) this.#at = pattern.lastIndex;
		return match;
	}

	has(mark: string): boolean {
		if (!this.#text.startsWith(mark, this.#at)) return false;
		this.#at += mark.length;
		return true;
	}

	expect(mark: string): void {
		if (!this.has(mark)) throw new Error(`not a type at ${this.#at}: ${this.#text}`);
	}

	get done(): boolean {
		return this.#at === this.#text.length;
	}

	/** Whether a field's name and a blank come before its type. */
	get named(): boolean {
		NAME.lastIndex = this.#at;
		const match = NAME.exec(this.#text);
		return (
			match !== null &&
			this.#text[NAME.lastIndex] === ' ' &&
			!this.#text.startsWith(' WITH TIME', NAME.lastIndex)
		);
	}
}

function unquote(name: string): string {
	return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

function readFields(reader: Reader): SqlField[] {
	const fields: SqlField[] = [];
	reader.expect('(');
	do {
		const name = reader.named ? unquote(reader.take(NAME)?.[0] ?? '') : null;
		if (name !== null) reader.expect(' ');
		fields.push({ name, type: readType(reader) });
	} while (reader.has(', '));
	reader.expect(')');
	return fields;
}

function readBase(reader: Reader): SqlType {
	const name = reader.take(NAME)?.[0];
	if (name === undefined) throw new Error('not a type');
	if (name === 'STRUCT') return { kind: 'struct', fields: readFields(reader) };
	if (name === 'UNION') return { kind: 'union', fields: readFields(reader) };
	if (name === 'MAP') {
		reader.expect('(');
		const key = readType(reader);
		reader.expect(', ');
		const value = readType(reader);
		reader.expect(')');
		return { kind: 'map', key, value };
	}
	const rest = reader.take(LONG)?.[0] ?? reader.take(ARGUMENTS)?.[0] ?? '';
	return { kind: 'plain', name: name + rest };
}

function readType(reader: Reader): SqlType {
	let type = readBase(reader);
	for (let suffix = reader.take(SUFFIX); suffix; suffix = reader.take(SUFFIX)) {
		type = { kind: 'list', item: type, size: suffix[1] ? Number(suffix[1]) : null };
	}
	return type;
}

/** Takes `text` apart, a type as the engine prints it; throws on anything else. */
export function parseType(text: string): SqlType {
	const reader = new Reader(text);
	const type = readType(reader);
	if (!reader.done) throw new Error(`not a type: ${text}`);
	return type;
}

/** `type` as SQL, with VARCHAR in place of the parts that `asText` picks. */
export function printType(type: SqlType, asText: (part: SqlType) => boolean = () => false): string {
	if (asText(type)) return 'VARCHAR';
	switch (type.kind) {
		case 'plain':
			return type.name;
		case 'list':
			return `${printType(type.item, asText)}[${type.size ?? ''}]`;
		case 'map':
			return `MAP(${printType(type.key, asText)}, ${printType(type.value, asText)})`;
		default: {
			const fields = type.fields.map(({ name, type: inner }) => {
				const printed = printType(inner, asText);
				return name === null ? printed : `"${name.replaceAll('"', '""')}" ${printed}`;
			});
			return `${type.kind.toUpperCase()}(${fields.join(', ')})`;
		}
	}
}

const NO_ARROW = new Set(['BIT', 'TIME WITH TIME ZONE', 'TIME_NS', 'VARIANT']);

/** Whether Arrow has no or only a lossy form for this part of a type, so that it travels as DuckDB's own text. */
export function travelsAsText(part: SqlType): boolean {
	return part.kind === 'plain' && NO_ARROW.has(part.name);
}

/** Whether no table can have a column with this part: it is kept as text. */
export function keptAsText(part: SqlType): boolean {
	if (part.kind === 'struct') return part.fields.some((field) => field.name === null);
	return part.kind === 'plain' && part.name === 'VARIANT';
}
