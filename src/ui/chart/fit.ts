import type { Drawing } from './draw.ts';
import { labelsOf, overflowOf, settleLabels } from './labels.ts';
import { NO_MARGINS, type Margins } from './layout.ts';
import { drawLegend } from './legend.ts';

/** Times to draw again for more room. */
const ATTEMPTS = 3;
/** The part of the width or height that may be given to labels beyond the measured margins. */
const ROOM = 0.3;

/** A drawing whose texts lie within it. */
export interface Fitted {
	readonly drawing: Drawing;
	/** the room beside the measured margins that it took */
	readonly room: Margins;
}

/**
 * Draws into `host`, and again with more room as long as a text reaches over the edge; then settles the labels.
 * Null where there is nothing to draw. `room` is what the same chart took before: it saves the drawing that would find
 * that out, and keeps the chart from moving.
 */
export function fitted(
	host: HTMLElement,
	make: (extra: Margins) => Drawing | null,
	room = NO_MARGINS
): Fitted | null {
	let extra = room;
	for (let attempt = 1; ; attempt++) {
		const drawing = make(extra);
		if (drawing === null) {
			host.replaceChildren();
			return null;
		}
		const { svg, legend } = drawing;
		const width = svg.width.baseVal.value;
		if (legend) host.replaceChildren(drawLegend(legend, width), svg);
		else host.replaceChildren(svg);
		const labels = labelsOf(svg);
		const over = overflowOf(svg, labels);
		const next: Margins = {
			top: extra.top + over.top,
			right: Math.min(width * ROOM, extra.right + over.right),
			bottom: extra.bottom + over.bottom,
			left: Math.min(width * ROOM, extra.left + over.left)
		};
		const same =
			next.top === extra.top &&
			next.right === extra.right &&
			next.bottom === extra.bottom &&
			next.left === extra.left;
		if (same || attempt === ATTEMPTS) {
			settleLabels(svg, labels, drawing.spelled, drawing.allOrNone);
			return { drawing, room: extra };
		}
		extra = next;
	}
}
