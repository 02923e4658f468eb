import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8').replace(/\s+/g, ' ');
const [, section = ''] = page.split('## Three walks');
const [walks = ''] = section.split(' ## ');

/** The files that the walks name, each with the functions in parentheses after it: `file.ts` (`one`, `another`). */
const named = [...walks.matchAll(/`([\w./-]+\.ts)` \(((?:`\w+`(?:, )?)+)\)/g)].map(([, path = '', names = '']) => ({
  path,
  names: names.match(/\w+/g) ?? [],
}));

const declares = (source: string, name: string): boolean =>
  new RegExp(`\\b(function|class|const) ${name}\\b|^  (async )?${name}(<.*>)?\\(`, 'm').test(source);

describe('docs/architecture.md', () => {
  it('each function that a walk names in parentheses is declared in the file that the walk names before it', () => {
    expect(named.length).toBeGreaterThan(20);
    const absent = named.flatMap(({ path, names }) => {
      const source = readFileSync(join(ROOT, path), 'utf8');
      return names.filter((name) => !declares(source, name)).map((name) => `${path}: ${name}`);
    });
    expect(absent).toEqual([]);
  });
});
