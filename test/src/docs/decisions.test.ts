import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../docs/decisions');
const records = readdirSync(FOLDER).filter((name) => /^\d{4}-.*\.md$/.test(name));
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
/** The index, without the padding of its table. */
const index = read('README.md').replace(/ +\|/g, ' |');

describe('The decision records', () => {
  it.each(records)('%s states its number and the day on which it was accepted', (name) => {
    const text = read(name);
    expect(text).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. \\S`));
    expect(text).toMatch(/^Accepted \d{4}-\d{2}-\d{2}\b/m);
  });

  it.each(records)('%s is listed in the index with its title and date', (name) => {
    const text = read(name);
    const [, number, title] = /^# (\d+)\. (.*)$/m.exec(text) ?? [];
    const [, accepted] = /^Accepted (\d{4}-\d{2}-\d{2})/m.exec(text) ?? [];
    expect(index).toContain(`| ${number} | [${title}](${name}) | ${accepted} |`);
  });

  it('the records are numbered from 1 without gaps', () => {
    expect(records.map((name) => Number(name.slice(0, 4)))).toEqual(records.map((_, i) => i + 1));
  });
});
