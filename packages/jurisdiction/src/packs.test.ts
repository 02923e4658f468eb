import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPackFolder, readScenarios } from './loader';
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
