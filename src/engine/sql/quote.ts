/** `name` as a quoted identifier. */
export function quoteName(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
