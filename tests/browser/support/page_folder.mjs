// The built page, build/page unless TALLYGATE_PAGE says otherwise.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
export const pageFolder = process.env.TALLYGATE_PAGE ?? join(root, 'build', 'page');
export const screenshotFolder = join(root, 'build', 'screenshots');
