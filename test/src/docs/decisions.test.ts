import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../docs/decisions');
const records = readdirSync(FOLDER).filter((name) => /^\d{4}-.*\.md$/.test(name));
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
/** The index, with the padding of its table taken out. */
const index = read('README.md').replace(/ +\|/g, ' |');

describe('the decision records', () => {
  it.each(records)('%s has its number and the day of its acceptance', (name) => {
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

  it('the decision records have numbers without gaps', () => {
    expect(records.map((name) => Number(name.slice(0, 4)))).toEqual(records.map((_, i) => i + 1));
  });
});
