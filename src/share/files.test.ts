import { expect, it } from 'vitest';
import { Files } from './files.ts';

function storage(kept = new Map<string, string>()) {
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key)
	};
}

it('keeps files across visits and replaces none that holds what is nowhere else', () => {
	const kept = new Map<string, string>();
	const files = new Files(storage(kept));
	expect(files.write('a.md', { saved: 'x', source: 'x' })).toBe(true);
	expect(files.nameFor('a.md', 'y')).toBe('a.md');
	files.write('a.md', { saved: 'x', source: 'changed' });
	expect(files.nameFor('a.md', 'y')).toBe('a (2).md');
	expect(files.nameFor('a.md', 'changed')).toBe('a.md');
	const later = new Files(storage(kept));
	expect(later.names).toEqual(['a.md']);
	expect(later.read('a.md')).toEqual({ saved: 'x', source: 'changed' });
	later.remove('a.md');
	expect(new Files(storage(kept)).names).toEqual([]);
	expect(kept.has('xushi:file:a.md')).toBe(false);
});

it('keeps files as long as the page where there is no storage', () => {
	const files = new Files(null);
	expect(files.write('a.md', { saved: '', source: 'x' })).toBe(false);
	expect(files.read('a.md')?.source).toBe('x');
	expect(files.names).toEqual(['a.md']);
});
