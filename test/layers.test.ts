import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** What each layer may import besides itself. `types` entries may be imported as types only. */
const LAYERS: Record<string, { imports: readonly string[]; types?: readonly string[] }> = {
	base: { imports: [] },
	schema: { imports: ['base'] },
	documents: { imports: ['schema', 'base'] },
	dataset: { imports: ['documents', 'schema', 'base'] },
	engine: { imports: ['schema', 'base'] },
	notebook: { imports: ['base'] },
	share: { imports: ['notebook', 'base'] },
	state: { imports: ['engine', 'notebook', 'share', 'dataset', 'documents', 'schema', 'base'] },
	ui: { imports: ['state', 'schema', 'base'], types: ['notebook'] }
};

/** Where a package may be imported; a package that is not listed may be imported anywhere. */
const PACKAGES: readonly { name: RegExp; only: readonly string[] }[] = [
	{ name: /^svelte(\/|$)/, only: ['src/state/', 'src/ui/', 'src/main.ts'] },
	{ name: /^@duckdb\//, only: ['src/engine/', 'src/commands/'] },
	{ name: /^@observablehq\/plot$/, only: ['src/ui/chart/'] },
	{ name: /^@codemirror\//, only: ['src/ui/editor/'] },
	{ name: /^(pdfjs-dist|parse5|saxes)(\/|$)/, only: ['src/documents/read/'] },
	{ name: /^hucre(\/|$)/, only: ['src/documents/read/', 'src/dataset/xlsx.ts'] },
	// The pure layers run in the page, in workers and in Node alike.
	{ name: /^node:/, only: ['src/commands/', 'src/engine/boot-node'] }
];

interface Import {
	readonly file: string;
	readonly target: string;
	readonly typeOnly: boolean;
}

const root = join(import.meta.dirname, '..');

function sourceFiles(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return sourceFiles(path);
		return /\.(ts|svelte)$/.test(entry.name) && !/\.(test|bench)\.ts$/.test(entry.name) ? [path] : [];
	});
}

function importsOf(path: string): Import[] {
	const file = relative(root, path);
	const text = readFileSync(path, 'utf8');
	const scripts = path.endsWith('.svelte')
		? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '')
		: [text];
	const found: Import[] = [];
	for (const script of scripts) {
		const source = ts.createSourceFile(file, script, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
		const visit = (node: ts.Node): void => {
			if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
				if (ts.isStringLiteral(node.moduleSpecifier)) {
					found.push({ file, target: node.moduleSpecifier.text, typeOnly: isTypeOnly(node) });
				}
			} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
				const [argument] = node.arguments;
				if (argument && ts.isStringLiteral(argument)) {
					found.push({ file, target: argument.text, typeOnly: false });
				}
			}
			ts.forEachChild(node, visit);
		};
		visit(source);
	}
	return found;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
	if (ts.isExportDeclaration(node)) return node.isTypeOnly;
	const clause = node.importClause;
	if (!clause) return false;
	if (clause.isTypeOnly) return true;
	const named = clause.namedBindings;
	return (
		!clause.name &&
		named !== undefined &&
		ts.isNamedImports(named) &&
		named.elements.length > 0 &&
		named.elements.every((element) => element.isTypeOnly)
	);
}

/** The file of ours that a relative import leads to, or null for a package. */
function resolved(item: Import): string | null {
	if (!item.target.startsWith('.')) return null;
	return normalize(join(dirname(item.file), item.target.replace(/\?.*$/, '')));
}

function layerOf(file: string): string | null {
	return /^src\/([^/]+)\//.exec(file)?.[1] ?? null;
}

const imports = sourceFiles(join(root, 'src')).flatMap(importsOf);

describe('layers', () => {
	test('a layer imports only what DESIGN allows it', () => {
		const wrong = imports.flatMap((item) => {
			const from = layerOf(item.file);
			const target = resolved(item);
			const to = target && layerOf(target);
			const rule = from ? LAYERS[from] : undefined;
			if (!rule || !target || from === to) return [];
			if (to && rule.imports.includes(to)) return [];
			if (to && item.typeOnly && rule.types?.includes(to)) return [];
			return [`${item.file} imports ${target}: ${from} may import ${rule.imports.join(', ') || 'nothing'}`];
		});
		expect(wrong).toEqual([]);
	});

	test('a package is imported only where it is at home', () => {
		const wrong = imports.flatMap((item) => {
			const rule = PACKAGES.find((entry) => entry.name.test(item.target));
			if (!rule || rule.only.some((place) => item.file.startsWith(place))) return [];
			return [`${item.file} imports ${item.target}: only in ${rule.only.join(', ')}`];
		});
		expect(wrong).toEqual([]);
	});

	test('no value import runs in a circle', () => {
		const edges = new Map<string, string[]>();
		for (const item of imports) {
			const target = resolved(item);
			if (target && !item.typeOnly) edges.set(item.file, [...(edges.get(item.file) ?? []), target]);
		}
		const cycles: string[] = [];
		const finished = new Set<string>();
		const walk = (file: string, path: readonly string[]): void => {
			const at = path.indexOf(file);
			if (at >= 0) cycles.push([...path.slice(at), file].join(' -> '));
			if (at >= 0 || finished.has(file)) return;
			for (const next of edges.get(file) ?? []) walk(next, [...path, file]);
			finished.add(file);
		};
		for (const file of edges.keys()) walk(file, []);
		expect(cycles).toEqual([]);
	});

	test('the test reads imports at all', () => {
		expect(imports.length).toBeGreaterThan(20);
		expect(importsOf(join(root, 'src/schema/tables.ts')).map((item) => item.target)).toContain('./values.ts');
	});
});
