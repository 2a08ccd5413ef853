import type { Messages } from '../messages.ts';
import { actions } from './actions.ts';
import { app } from './app.ts';
import { carried } from './carried.ts';
import { cell } from './cell.ts';
import { chartForm } from './chart-form.ts';
import { chart } from './chart.ts';
import { columns } from './columns.ts';
import { editor } from './editor.ts';
import { engine } from './engine.ts';
import { grid } from './grid.ts';
import { header } from './header.ts';
import { input } from './input.ts';
import { notebook } from './notebook.ts';
import { own } from './own.ts';
import { panel } from './panel.ts';
import { schema } from './schema.ts';
import { share } from './share.ts';
import { source } from './source.ts';
import { tools } from './tools.ts';
import { view } from './view.ts';

/** Every word of the page in English. */
export const en: Messages = {
	app,
	actions,
	header,
	engine,
	share,
	notebook,
	carried,
	cell,
	editor,
	grid,
	chart,
	chartForm,
	input,
	columns,
	panel,
	schema,
	own,
	source,
	tools,
	view
};
