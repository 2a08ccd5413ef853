import { expect, it } from 'vitest';
import { memoryStorage, openWorkspace } from '../../test/workspace.ts';
import type { NotebookState } from './notebook-state.svelte.ts';

function write(notebook: NotebookState, text: string): void {
	const block = notebook.notebook.blocks.at(-1);
	if (block) notebook.edit(block, text);
	else notebook.insertAfter(null, { kind: 'prose', text });
}

it('gives each new notebook a name of its own once the one before was written into, saved or not', () => {
	const { workspace } = openWorkspace(memoryStorage());
	expect(workspace.newNotebook()).toBe('新笔记本.md');
	expect(workspace.newNotebook()).toBe('新笔记本.md');
	write(workspace.current, 'A report.\n');
	workspace.current.markSaved();
	expect(workspace.newNotebook()).toBe('新笔记本 (2).md');
	expect(workspace.files).toEqual(['新笔记本.md', '新笔记本 (2).md']);
	workspace.goToFile('新笔记本.md');
	expect(workspace.current.source).toContain('A report.');
});

it('opens a second file of a name beside the first while that has changes, the latest key included', () => {
	const { workspace } = openWorkspace(memoryStorage());
	expect(workspace.openFile('report.md', 'one\n')).toBe('report.md');
	write(workspace.current, 'one, changed\n');
	expect(workspace.openFile('report.md', 'two\n')).toBe('report (2).md');
	workspace.goToFile('report.md');
	expect(workspace.current.source).toBe('one, changed\n');
});

it('takes SQL in as a notebook, to which reset leads back', () => {
	const { workspace } = openWorkspace(memoryStorage());
	expect(workspace.openFile('counts.sql', 'SELECT 1;\nSELECT 2;\n')).toBe('counts.md');
	const { source } = workspace.current;
	expect(workspace.current.edited).toBe(false);
	write(workspace.current, 'SELECT 3');
	expect(workspace.current.edited).toBe(true);
	workspace.current.reset();
	expect(workspace.current.source).toBe(source);
});

it('puts a removed file back with its changes', () => {
	const { workspace } = openWorkspace(memoryStorage());
	workspace.openFile('a.md', 'as saved\n');
	write(workspace.current, 'as changed\n');
	const removed = workspace.forgetFile();
	expect(workspace.files).toEqual([]);
	expect(workspace.current.builtin).toBe('overview');
	expect(removed && workspace.putBack(removed)).toBe('a.md');
	expect(workspace.current).toMatchObject({ source: 'as changed\n', savedSource: 'as saved\n' });
});

it('calls a notebook as the file that it was saved to', () => {
	const { workspace, address } = openWorkspace(memoryStorage());
	workspace.newNotebook();
	const notebook = workspace.current;
	write(notebook, 'Words.\n');
	notebook.markSaved();
	workspace.savedTo(notebook, '报告.md');
	expect(workspace.files).toEqual(['报告.md']);
	expect(address.hash).toBe(`#/f/${encodeURIComponent('报告.md')}`);
	expect(workspace.newNotebook()).toBe('新笔记本.md');
	workspace.goToFile('报告.md');
	expect(workspace.current.source).toContain('Words.');
});

it('asks which of two versions stays where two pages change one notebook', () => {
	const kept = new Map<string, string>();
	const { workspace: here } = openWorkspace(memoryStorage(kept));
	const { workspace: there } = openWorkspace(memoryStorage(kept));
	const draft = 'xushi:draft:overview';
	write(here.current, 'from here\n');
	write(there.current, 'from there\n');
	there.keepDraft();
	here.heardFromOtherPage(draft);
	expect(here.changedElsewhere).toBe(true);
	here.keepDraft();
	expect(kept.get(draft)).toContain('from there');
	here.keepOurs();
	expect(here.changedElsewhere).toBe(false);
	expect(kept.get(draft)).toContain('from here');
	there.heardFromOtherPage(draft);
	there.takeTheirs();
	expect(there.current.source).toContain('from here');
	there.current.undo();
	expect(there.current.source).toContain('from there');
});

it('keeps a version that nobody chose as a notebook of its own', () => {
	const kept = new Map<string, string>();
	const { workspace: here } = openWorkspace(memoryStorage(kept));
	const { workspace: there } = openWorkspace(memoryStorage(kept));
	write(here.current, 'from here\n');
	write(there.current, 'from there\n');
	there.keepDraft();
	here.heardFromOtherPage('xushi:draft:overview');
	here.leave();
	expect(kept.get('xushi:draft:overview')).toContain('from there');
	expect(kept.get('xushi:file:overview.md')).toContain('from here');
});

it('takes what was typed without a pause back in one step, and each change of another kind in its own', () => {
	const { workspace } = openWorkspace(memoryStorage());
	const notebook = workspace.current;
	const id = notebook.insertAfter(null, { kind: 'sql', body: '' });
	const body = () => notebook.notebook.blocks.find((block) => block.id === id && block.kind !== 'prose');
	for (const typed of ['s', 'se', 'sel']) notebook.edit({ id }, typed);
	notebook.edit({ id }, 'select 1', false);
	notebook.edit({ id }, 'SELECT 1', false);
	notebook.edit({ id }, 'SELECT 12');
	const seen: string[] = [];
	for (let step = 0; step < 4; step += 1) {
		notebook.undo();
		seen.push(body()?.raw.split('\n')[1] ?? '');
	}
	expect(seen).toEqual(['SELECT 1', 'select 1', 'sel', '```']);
});

it('takes changes back after another notebook was open', () => {
	const { workspace } = openWorkspace(memoryStorage());
	const { source } = workspace.current;
	write(workspace.current, 'first\n');
	const block = workspace.current.insertAfter(null, { kind: 'prose', text: 'second\n' });
	workspace.newNotebook();
	expect(workspace.current.canUndo).toBe(false);
	workspace.forgetFile();
	expect(workspace.current.source).toContain('second');
	expect(workspace.current.notebook.blocks.some(({ id }) => id === block)).toBe(true);
	workspace.current.undo();
	workspace.current.undo();
	expect(workspace.current.source).toBe(source);
	workspace.current.redo();
	expect(workspace.current.source).toContain('first');
});

it('leaves cells open and folded over a reload', () => {
	const [storage, session] = [memoryStorage(), memoryStorage()];
	const { workspace } = openWorkspace(storage, session);
	const { current } = workspace;
	const [code, folded] = [1, 2].map((n) => current.insertAfter(null, { kind: 'sql', body: `SELECT ${n}` }));
	current.selection.toggleCode(code ?? fail());
	current.selection.folded.set(folded ?? fail(), true);
	workspace.leave();
	const { workspace: later } = openWorkspace(storage, session);
	const names = (ids: Iterable<string>): string[] =>
		[...ids].map((id) => {
			const cell = later.current.notebook.blocks.find((block) => block.id === id);
			return cell && cell.kind !== 'prose' ? cell.body : '';
		});
	expect(names(later.current.selection.open)).toEqual(['SELECT 1']);
	expect(names(later.current.selection.folded.keys())).toEqual(['SELECT 2']);
});

function fail(): never {
	throw new Error('no such cell');
}
