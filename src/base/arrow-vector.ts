import { makeBuilder, type Builder, type DataType, type Vector } from 'apache-arrow';

/** Tells nulls by comparing: Arrow's own way compiles a function from text, which the page's policy forbids. */
function tellNulls(builder: Builder): void {
	builder.isValid = (value: unknown) => value !== null;
	for (const child of builder.children) tellNulls(child);
}

/** A column of `type` with `values`, where null is no value; `vectorFromArray` for pages without `unsafe-eval`. */
export function arrowVector<T extends DataType>(values: Iterable<unknown>, type: T): Vector<T> {
	const builder = makeBuilder<T>({ type });
	tellNulls(builder);
	for (const value of values) builder.append(value as Parameters<typeof builder.append>[0]);
	return builder.finish().toVector();
}
