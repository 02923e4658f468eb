import { explain } from '@hotline/jurisdiction';
import { readPackFolder, readScenarios } from '@hotline/jurisdiction-files';
import { prove, unmet } from '@hotline/jurisdiction-proof';

test('a county with a rule for fair days needs no code: it loads, is valid and meets its scenarios', async () => {
  const pack = await readPackFolder(__dirname);
  expect(prove(pack, { on: '2026-11-23' })).toMatchObject({ holds: true, findings: [] });
  const file = await readScenarios(__dirname);
  expect(file.scenarios.length).toBeGreaterThanOrEqual(15);
  expect(unmet(pack, file)).toEqual([]);
});

test('the rule for fair days is explained in the words of its pack', async () => {
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
