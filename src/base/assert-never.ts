/** Marks the branch of a switch that no member of a union reaches; a new member fails the type check here. */
export function assertNever(value: never): never {
	throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
