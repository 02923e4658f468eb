import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md'),
);

/**
 * Paths in this repository that a page names in backticks. Paths of `dist` are left out, because a build makes them.
 */
function pathsIn(page: string): string[] {
  const named = readFileSync(join(ROOT, page), 'utf8').matchAll(
    /`((?:packages|services|test|deploy|docs)\/[\w./-]+)`/g,
  );
  return [...new Set([...named].map(([, path]) => path as string))].filter((path) => !path.endsWith('/dist'));
}

it.each(pages)('%s names only files and folders that exist', (page) => {
  expect(pathsIn(page).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
