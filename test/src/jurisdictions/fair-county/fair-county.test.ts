import { explain } from '@hotline/jurisdiction';
import { readPackFolder, readScenarios } from '@hotline/jurisdiction-files';
import { prove, unmet } from '@hotline/jurisdiction-proof';

test('an invented county with a rule of its own loads, is proven, and agrees with its scenarios without any code', async () => {
  const pack = await readPackFolder(__dirname);
  expect(prove(pack, { on: '2026-11-23' })).toMatchObject({ holds: true, findings: [] });
  const file = await readScenarios(__dirname);
  expect(file.scenarios.length).toBeGreaterThanOrEqual(15);
  expect(unmet(pack, file)).toEqual([]);
});

test('the rule of the invented county is explained in its own words', async () => {
  const pack = await readPackFolder(__dirname);
  const { sentences } = explain(pack, {
    matter: 'stall',
    region: 'upper',
    facts: { spot: 'market-street' },
    on: '2026-11-23',
  });
  expect(sentences.at(-1)).toEqual({
    zh: '次优单位：上集镇政府；满足以下条件时由其主办：集日',
    en: 'Next in line: Upper Fair government; it leads under these conditions: fair day',
  });
});
