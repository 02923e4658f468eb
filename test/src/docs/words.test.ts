import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLabels } from './labels-section';

const page = readFileSync(join(__dirname, '../../../docs/words.md'), 'utf8');
/** Takes out what prettier adds to align tables, so that only the contents are compared. */
const plain = (markdown: string): string => markdown.replace(/ *\| */g, '|').replace(/-{3,}/g, '---');

describe('docs/words.md', () => {
  it('lists every code with the labels that users read (run npm run generate if it fails)', () => {
    expect(plain(page)).toBe(plain(withLabels(page)));
  });

  it('gives each English word its own Chinese word', () => {
    const [, table = ''] = page.split('## Things');
    const rows = [...(table.split('## ')[0] as string).matchAll(/^\| (?!中文|-)([^|]+)\|([^|]+)\|/gm)];
    expect(rows.length).toBeGreaterThan(30);
    for (const [, chinese = '', english = ''] of rows) {
      expect(chinese).toMatch(/\p{Script=Han}/u);
      expect(english.trim()).not.toBe('');
    }
    expect(new Set(rows.map(([, chinese]) => chinese?.trim())).size).toBe(rows.length);
  });
});
