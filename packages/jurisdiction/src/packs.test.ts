import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPackFolder, readScenarios } from './loader';
import { prove } from './prove/prove';
import { unmet } from './scenarios';

const home = join(__dirname, '../../../deploy/jurisdictions');
const places = readdirSync(home).filter((name) => existsSync(join(home, name, 'scenarios.yaml')));

describe.each(places)('%s', (name) => {
  test('routes, counts and proves as its documents say, in at least fifteen scenarios', async () => {
    const file = await readScenarios(join(home, name));
    expect(file.scenarios.length).toBeGreaterThanOrEqual(15);
    expect(unmet(await readPackFolder(join(home, name)), file)).toEqual([]);
  });
});

describe('a reform removes what its document complains about', () => {
  const kinds = async (name: string): Promise<string[]> => [...new Set(prove(await readPackFolder(join(home, name))).findings.map((f) => f.kind))].sort();

  test.each([
    ['beilun', 'beilun-one', ['overlap', 'powerless', 'vacuum'], []],
    ['beilun', 'beilun-two', ['overlap', 'powerless', 'vacuum'], ['powerless', 'vacuum']],
    ['many-caps', 'many-caps-reformed', ['overlap', 'powerless', 'vacuum'], []],
    ['chongqing', 'chongqing-reformed', ['overlap', 'powerless', 'vacuum'], []],
  ])('%s → %s', async (before, after, found, left) => {
    expect([await kinds(before), await kinds(after)]).toEqual([found, left]);
  });

  test('save what needs a yearly agreement: when it is not signed again, the towns of mode 2 are back where they were', async () => {
    const pack = await readPackFolder(join(home, 'beilun-two'));
    const at = (on: string) => prove(pack, { on }).findings.filter((f) => f.kind === 'expired' || f.kind === 'expiring').map((f) => f.kind);
    expect([at('2013-06-01').length, at('2013-12-01')[0], at('2014-01-01').length, at('2014-01-01')[0]]).toEqual([0, 'expiring', 20, 'expired']);
  });
});
