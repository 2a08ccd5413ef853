import type { Span } from '../../../base/span.ts';
import { trimSpan } from '../../lines.ts';
import type { DraftMilestone, LayoutInput } from '../layout.ts';

/**
 * What a quarter's cell plans. A label in bold inside the cell is a place, and the text up to the next one
 * is that place's milestone; a bold stretch that holds place and text alike is cut at its colon.
 */
export function readMilestones(input: LayoutInput, cell: Span, quarter: number): DraftMilestone[] {
	if (cell.end === cell.start) return [];
	const labels = boldLabels(input, cell);
	const first = labels[0];
	if (first === undefined) return [{ quarter, place: null, text: cell }];
	const milestones: DraftMilestone[] = [];
	const lead = trimSpan(input.match, cell.start, first.label.start);
	if (lead.end > lead.start) milestones.push({ quarter, place: null, text: lead });
	labels.forEach((label, index) => {
		const end = labels[index + 1]?.label.start ?? cell.end;
		const text = trimSpan(input.match, label.textStart, end);
		if (text.end > text.start) milestones.push({ quarter, place: label.label, text });
	});
	return milestones;
}

function boldLabels(input: LayoutInput, cell: Span): { label: Span; textStart: number }[] {
	const { match } = input;
	const labels: { label: Span; textStart: number }[] = [];
	for (const bold of boldWithin(input.bold, cell)) {
		const inside = match.slice(bold.start, bold.end).indexOf(':');
		if (inside > 0) {
			labels.push({
				label: trimSpan(match, bold.start, bold.start + inside),
				textStart: bold.start + inside + 1
			});
			continue;
		}
		const after = trimSpan(match, bold.end, cell.end);
		if (match.charAt(after.start) === ':')
			labels.push({ label: trimSpan(match, bold.start, bold.end), textStart: after.start + 1 });
	}
	return labels;
}

/** The bold stretches inside `cell`; `bold` is in order, so they are found by halving. */
function boldWithin(bold: readonly Span[], cell: Span): Span[] {
	let low = 0;
	let high = bold.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((bold[middle]?.start ?? 0) < cell.start) low = middle + 1;
		else high = middle;
	}
	const found: Span[] = [];
	for (let index = low; index < bold.length; index += 1) {
		const span = bold[index];
		if (span === undefined || span.start >= cell.end) break;
		if (span.end <= cell.end) found.push(span);
	}
	return found;
}
