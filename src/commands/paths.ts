import { join } from 'node:path';

/** The project's root, wherever a command was started. */
export const ROOT = join(import.meta.dirname, '..', '..');
export const DATA = join(ROOT, 'data');
export const SOURCES = join(DATA, 'sources');
export const REFERENCE = join(DATA, 'reference');
/** what the build generates and the page loads; not committed */
export const PUBLIC_DATA = join(ROOT, 'public', 'data');
/** the built-in notebooks */
export const NOTEBOOKS = join(ROOT, 'src', 'notebooks');
