import DOMPurify from 'dompurify';
import { Marked } from 'marked';

/** What Markdown itself makes, and a few tags that people write in it. */
const TAGS = (
	'a abbr b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre ' +
	's small span strong sub summary sup table tbody td th thead tr ul'
).split(' ');
const ATTRIBUTES = ['href', 'title', 'alt', 'src', 'colspan', 'rowspan', 'align', 'start', 'lang'];

/** HTML of a notebook is taken tag by tag where it is bare; anything else is text, and never reaches a parser of HTML. */
const BARE = new RegExp(`<!--[^]*?-->|</?(?:${TAGS.join('|')})\\s*/?>`, 'gi');

function bareHtml(text: string): string {
	let html = '';
	let at = 0;
	for (const match of text.matchAll(BARE)) {
		html += escaped(text.slice(at, match.index)) + (match[0].startsWith('<!--') ? '' : match[0]);
		at = match.index + match[0].length;
	}
	return html + escaped(text.slice(at));
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

const marked = new Marked({
	gfm: true,
	async: false,
	renderer: { html: ({ text }) => bareHtml(text) }
});

/** A picture inside the notebook itself; one on another host would tell it who reads. */
const OWN_IMAGE = /^data:image\/(png|jpeg|gif|webp);base64,/i;
const SAFE_LINK = /^(https?:|mailto:|#)/i;

/** Markdown as sanitised nodes: no scripts, styles, forms or foreign pictures; links leave without a trace. */
export function markdownNodes(markdown: string): DocumentFragment {
	const html = marked.parse(markdown);
	if (typeof html !== 'string') throw new Error('marked was told to be synchronous');
	const fragment = DOMPurify.sanitize(html, {
		ALLOWED_TAGS: TAGS,
		ALLOWED_ATTR: ATTRIBUTES,
		ALLOW_DATA_ATTR: false,
		ALLOW_ARIA_ATTR: false,
		RETURN_DOM_FRAGMENT: true
	});
	for (const image of fragment.querySelectorAll('img')) {
		if (!OWN_IMAGE.test(image.getAttribute('src') ?? '')) image.replaceWith(image.alt);
	}
	for (const link of fragment.querySelectorAll('a')) {
		const href = link.getAttribute('href') ?? '';
		if (!SAFE_LINK.test(href)) link.removeAttribute('href');
		else if (!href.startsWith('#')) {
			link.target = '_blank';
			link.rel = 'noopener noreferrer';
		}
	}
	for (const table of fragment.querySelectorAll('table')) {
		// A wide table scrolls in its own frame, not the page.
		const frame = document.createElement('div');
		frame.className = 'table';
		frame.tabIndex = 0;
		table.replaceWith(frame);
		frame.append(table);
	}
	return fragment;
}

/** Calls `visit` for every text of `root` outside code, which may replace the node. */
export function eachText(root: Node, visit: (text: Text) => void): void {
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	const texts: Text[] = [];
	while (walker.nextNode()) {
		const node = walker.currentNode;
		if (node instanceof Text && !node.parentElement?.closest('code, pre')) texts.push(node);
	}
	texts.forEach(visit);
}
