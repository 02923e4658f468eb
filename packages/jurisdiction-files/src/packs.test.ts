import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPackFolder, readScenarios } from './loader';
import { prove, unmet } from '@hotline/jurisdiction-proof';

const home = join(__dirname, '../../../deploy/jurisdictions');
const jurisdictions = readdirSync(home).filter((name) => existsSync(join(home, name, 'scenarios.yaml')));

describe.each(jurisdictions)('The shipped pack %s', (name) => {
  test('meets its scenario file: at least fifteen decisions, and the counts, scores and findings', async () => {
    const file = await readScenarios(join(home, name));
    expect(file.scenarios.length).toBeGreaterThanOrEqual(15);
    expect(unmet(await readPackFolder(join(home, name)), file)).toEqual([]);
  });
});

describe('A reform in the shipped packs', () => {
  const kinds = async (name: string): Promise<string[]> =>
    [...new Set(prove(await readPackFolder(join(home, name))).findings.map((f) => f.kind))].sort();

  test.each([
    ['beilun', 'beilun-one', ['overlap', 'powerless', 'vacuum'], []],
    ['beilun', 'beilun-two', ['overlap', 'powerless', 'vacuum'], ['powerless', 'vacuum']],
    ['beilun', 'beilun-two-authorised', ['overlap', 'powerless', 'vacuum'], ['powerless', 'vacuum']],
    ['beilun', 'beilun-two-entrusted', ['overlap', 'powerless', 'vacuum'], ['powerless', 'vacuum']],
    ['many-caps', 'many-caps-reformed', ['overlap', 'powerless', 'vacuum'], []],
    ['chongqing', 'chongqing-reformed', ['gap', 'overlap', 'powerless', 'unqualified', 'vacuum'], []],
    ['qinhuai-before', 'qinhuai', ['overlap', 'powerless', 'unqualified'], []],
  ])('the reform of %s to %s removes what its document complains about', async (before, after, found, left) => {
    expect([await kinds(before), await kinds(after)]).toEqual([found, left]);
  });

  test.each([
    ['beilun', ['parking', 'stalls', 'unlawful-building', 'unlicensed'], ['village-disorder'], ['village-disorder']],
    ['many-caps', ['clothing-stall', 'sugar-cane'], ['hawkers', 'heaps', 'sheds'], ['hawkers', 'heaps', 'sheds']],
    ['chongqing', ['borderline'], ['blind-spot'], ['blind-spot', 'street-tasks']],
    ['qinhuai-before', ['appearance.penalty'], [], ['rebuilding']],
  ])(
    'the pack %s has the overlaps, vacuums and leads without standing that its document describes',
    async (name, overlaps, vacuums, powerless) => {
      const { findings } = prove(await readPackFolder(join(home, name)));
      const matters = (kind: string): string[] =>
        findings
          .filter((f) => f.kind === kind)
          .flatMap((f) => f.matters)
          .sort();
      expect([matters('overlap'), matters('vacuum'), matters('powerless')]).toEqual([overlaps, vacuums, powerless]);
    },
  );

  test('after mode 2 of Beilun, vacuums remain only in the regions that its document leaves unchanged', async () => {
    const left = async (name: string): Promise<string[]> =>
      prove(await readPackFolder(join(home, name)), {})
        .findings.filter((f) => f.kind === 'vacuum')
        .flatMap((f) => f.regions);
    expect([await left('beilun-two'), await left('beilun-two-authorised')]).toEqual([
      ['chunxiao', 'elsewhere', 'meishan'],
      ['elsewhere'],
    ]);
  });

  test('the proof warns before and after the 20 yearly entrustments of mode 2 of Beilun end', async () => {
    const pack = await readPackFolder(join(home, 'beilun-two-entrusted'));
    const at = (on: string) =>
      prove(pack, { on })
        .findings.filter((f) => f.kind === 'expired' || f.kind === 'expiring')
        .map((f) => f.kind);
    expect([at('2013-06-01').length, at('2013-12-01')[0], at('2014-01-01').length, at('2014-01-01')[0]]).toEqual([
      0,
      'expiring',
      20,
      'expired',
    ]);
  });
});
