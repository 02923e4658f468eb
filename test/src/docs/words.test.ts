import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLabels } from './labels-section';

const page = readFileSync(join(__dirname, '../../../docs/words.md'), 'utf8');
/** Prettier aligns tables; only what they say is compared. */
const plain = (markdown: string): string => markdown.replace(/ *\| */g, '|').replace(/-{3,}/g, '---');

describe('docs/words.md', () => {
  it('lists every code with the labels that users read (npm run generate writes them)', () => {
    expect(plain(page)).toBe(plain(withLabels(page)));
  });

  it('gives one Chinese word beside each English word', () => {
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
