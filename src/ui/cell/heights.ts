import type { CellKind } from '../../notebook/model.ts';

/** Pixels that an output of each kind usually takes, for a first visit. */
const USUAL: Record<CellKind, number> = { sql: 220, chart: 340, input: 56 };

const PREFIX = 'xushi:height:';

/** Layouts change at these widths of the window, and heights with them. */
function bucket(): string {
	return window.innerWidth < 640 ? 'narrow' : window.innerWidth < 1024 ? 'middle' : 'wide';
}

function keyOf(notebook: string, cell: string): string {
	return `${PREFIX}${bucket()}:${notebook}:${cell}`;
}

/** The height in pixels to keep free for an output that is not there yet. */
export function rememberedHeight(notebook: string, cell: string, kind: CellKind): number {
	try {
		const kept = Number(sessionStorage.getItem(keyOf(notebook, cell)));
		return kept > 0 ? kept : USUAL[kind];
	} catch {
		// Storage may be forbidden; the usual height does.
		return USUAL[kind];
	}
}

/** Keeps the height of an output for the next time that it has to be waited for. */
export function rememberHeight(notebook: string, cell: string, height: number): void {
	try {
		sessionStorage.setItem(keyOf(notebook, cell), String(Math.round(height)));
	} catch {
		// Nothing is lost but a little steadiness at the next load.
	}
}
