import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
	{ ignores: ['dist/', 'public/', 'test-output/', 'node_modules/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs['flat/recommended'],
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// TypeScript checks names itself; the rule does not know ambient types.
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'no-restricted-syntax': [
				'error',
				{ selector: 'ExportDefaultDeclaration', message: 'Named exports only: one name for one thing.' },
				{ selector: 'TSEnumDeclaration', message: 'Use a string union: it needs no run time.' },
				{
					selector: 'CallExpression[callee.object.name="process"][callee.property.name="exit"]',
					message: 'Set process.exitCode: exit() cuts off what a pipe has not taken yet.'
				}
			],
			eqeqeq: ['error', 'always'],
			// Source text is full of full-width spaces and control marks that we name on purpose.
			'no-irregular-whitespace': 'off',
			'no-control-regex': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } }
	},
	{
		// The tools themselves ask for a default export here.
		files: ['vite.config.ts', 'eslint.config.js'],
		rules: { 'no-restricted-syntax': 'off' }
	}
);
