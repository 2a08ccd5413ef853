import type { Page } from 'playwright-core';

/**
 * Walks every chart of the page as a reader's eye does, and says of each what is wrong: a text outside its frame, two
 * labels over each other, a label cut off with an ellipsis that nothing spells out, or a warning of the library. Empty
 * where all is well.
 */
export async function chartFaults(page: Page): Promise<string[]> {
	await settled(page);
	return page.evaluate(() => {
		interface Label {
			readonly text: string;
			readonly corners: readonly { readonly x: number; readonly y: number }[];
			readonly element: Element;
		}

		/** Each line of every text that is seen, as the box of its ink: turned where the text is turned. */
		const labelsOf = (svg: SVGSVGElement): Label[] =>
			[...svg.querySelectorAll('text')].flatMap((text) => {
				const style = getComputedStyle(text);
				const seen = text.checkVisibility({ visibilityProperty: true, opacityProperty: true });
				if (!seen || text.closest('[aria-label="tip"]')) return [];
				const matrix = text.getScreenCTM();
				if (!matrix) return [];
				const size = parseFloat(style.fontSize);
				const spans = [...text.querySelectorAll('tspan')];
				return (spans.length > 0 ? spans : [text]).flatMap((line): Label[] => {
					const count = line.getNumberOfChars();
					const words = line.textContent.trim();
					if (count === 0 || words === '') return [];
					const start = line.getStartPositionOfChar(0);
					const end = line.getEndPositionOfChar(count - 1);
					const corners = [
						[start.x, start.y - 0.78 * size],
						[end.x, end.y - 0.78 * size],
						[end.x, end.y + 0.08 * size],
						[start.x, start.y + 0.08 * size]
					].map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
					return [{ text: words, corners, element: text }];
				});
			});

		/** How far the boxes of two labels reach into each other, in pixels; 0 or less where they do not touch. */
		const overlap = (left: Label, right: Label): number => {
			let least = Infinity;
			for (const { corners } of [left, right]) {
				for (const [a, b] of [
					[corners[0], corners[1]],
					[corners[1], corners[2]]
				]) {
					if (!a || !b) continue;
					const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
					const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
					const range = (label: Label) => {
						const along = label.corners.map(({ x, y }) => x * ux + y * uy);
						return [Math.min(...along), Math.max(...along)] as const;
					};
					const [one, other] = [range(left), range(right)];
					least = Math.min(least, Math.min(one[1], other[1]) - Math.max(one[0], other[0]));
				}
			}
			return least;
		};

		const faults: string[] = [];
		for (const cell of document.querySelectorAll('[data-cell]')) {
			const name = cell.getAttribute('data-cell') ?? '';
			const room = cell.getBoundingClientRect();
			const labels: Label[] = [];
			for (const svg of cell.querySelectorAll<SVGSVGElement>('figure svg')) {
				const frame = svg.getBoundingClientRect();
				const left = Math.max(frame.left, room.left) - 1;
				const right = Math.min(frame.right, room.right) + 1;
				for (const label of labelsOf(svg)) {
					labels.push(label);
					const out = label.corners.some(
						({ x, y }) => x < left || x > right || y < frame.top - 1 || y > frame.bottom + 1
					);
					if (out) faults.push(`${name}: “${label.text}” is outside its frame`);
					const whole = label.element.querySelector('title')?.textContent ?? '';
					if (label.text.endsWith('…') && whole === '') faults.push(`${name}: “${label.text}” is cut off`);
					if (label.text.includes('⚠')) faults.push(`${name}: a warning of the library`);
				}
			}
			for (const [at, label] of labels.entries()) {
				for (const other of labels.slice(at + 1)) {
					if (overlap(label, other) > 1) faults.push(`${name}: “${label.text}” over “${other.text}”`);
				}
			}
		}
		return faults;
	});
}

/** Waits until every chart that has an answer is drawn for the width that it has, or says why not. */
async function settled(page: Page): Promise<void> {
	await page.waitForFunction(() =>
		[...document.querySelectorAll('[data-cell] figure')].every((figure) => {
			const svg = figure.querySelector<SVGSVGElement>('svg:last-of-type');
			if (!svg) return figure.querySelector('[role="alert"], .empty') !== null;
			return svg.width.baseVal.value === Math.floor(svg.parentElement?.clientWidth ?? 0);
		})
	);
}
