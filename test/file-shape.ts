import type { Notebook } from '../src/notebook/model.ts';

/** The blocks of a notebook as its file would be read: prose beside prose is one. */
export function fileShape({ blocks }: Notebook): string[] {
	const raws: string[] = [];
	blocks.forEach(({ kind, raw }, at) => {
		if (kind === 'prose' && blocks[at - 1]?.kind === 'prose') raws[raws.length - 1] += raw;
		else raws.push(raw);
	});
	return raws;
}
