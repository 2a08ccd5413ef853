import type { CellError } from './cell-error.ts';
import type { GraphNode } from './run.ts';

/** The error of `reader`, which reads the failed node, at the place where it says so. */
export function failedRead({ id, label }: GraphNode<unknown>, reader: GraphNode<unknown>): CellError {
	return {
		message: {
			zh: `所读取的单元“${label}”出错`,
			en: `the cell "${label}", which this one reads, has an error`
		},
		part: 'body',
		span: reader.places?.get(id) ?? null
	};
}
