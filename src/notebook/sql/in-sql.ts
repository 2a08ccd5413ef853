import { RESERVED } from './keywords.ts';

const PLAIN = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u;

/** The name of a cell as SQL may write it: in quotes where it would mean something else, or where it is to be `quoted`. */
export function inSql(name: string, quoted = false): string {
	return quoted || !PLAIN.test(name) || RESERVED.has(name.toLowerCase()) ? `"${name}"` : name;
}
