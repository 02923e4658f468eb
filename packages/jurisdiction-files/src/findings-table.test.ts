import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackFolder } from './loader';
import { prove } from '@hotline/jurisdiction-proof';

jest.setTimeout(60_000);

const root = join(__dirname, '../../..');
const kinds = ['gap', 'overlap', 'vacuum', 'powerless', 'unqualified'] as const;
const reforms = [
  ['beilun', 'beilun-one'],
  ['beilun', 'beilun-two'],
  ['beilun', 'beilun-two-authorised'],
  ['beilun', 'beilun-two-entrusted'],
  ['many-caps', 'many-caps-reformed'],
  ['chongqing', 'chongqing-reformed'],
  ['qinhuai-before', 'qinhuai'],
] as const;

/** The Markdown text without padding in its tables and with shortened separator rows. */
const unaligned = (text: string): string => text.replace(/ +\|/g, ' |').replace(/-{2,}/g, '-');

async function counts(name: string): Promise<number[]> {
  const { findings } = prove(await readPackFolder(join(root, 'deploy/jurisdictions', name)));
  return kinds.map((kind) => findings.filter((f) => f.kind === kind).length);
}

test('the table in docs/jurisdictions.md equals what the prover finds before and after each reform', async () => {
  const rows: string[] = [];
  for (const [before, after] of reforms) {
    const [old, now] = [await counts(before), await counts(after)];
    rows.push(`| \`${before}\` → \`${after}\` | ${kinds.map((_, i) => `${old[i]} → ${now[i]}`).join(' | ')} |`);
  }
  const table = [`| reform | ${kinds.join(' | ')} |`, '| - | - | - | - | - | - |', ...rows].join('\n');
  expect(unaligned(readFileSync(join(root, 'docs/jurisdictions.md'), 'utf8'))).toContain(table);
});
