import characters from '../data/reference/characters.json' with { type: 'json' };
import furniture from '../data/reference/furniture.json' with { type: 'json' };
import headers from '../data/reference/headers.json' with { type: 'json' };
import responsibility from '../data/reference/responsibility.json' with { type: 'json' };
import quantities from '../data/reference/quantities.json' with { type: 'json' };
import status from '../data/reference/status.json' with { type: 'json' };
import units from '../data/reference/units.json' with { type: 'json' };
import type { ParserReference } from '../src/documents/reference.ts';

/** The parser's reference as tests use it: the files of data/reference. */
export const parserReference: ParserReference = {
	status,
	responsibility,
	headers,
	furniture,
	characters,
	units,
	quantities
};
