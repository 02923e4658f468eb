import fc from 'fast-check';
import { compile, type Pack, type RoutingDecision } from '@hotline/jurisdiction';
import { combinations } from '@hotline/jurisdiction/analysis';
import { largePack, daysToTry, powers, randomPack, tinyPack } from '@hotline/jurisdiction-files/testing';
import type { PackChange } from './change';
import { diff } from './diff';
import type { CellOutcome } from './outcome';

const shed = 'id: shed, holder: bureau, duty: punish, matters: [shed]';
const stall = (more: string) => tinyPack(powers(shed, `id: stall, duty: punish, matters: [stall], ${more}`));
const sentences = (before: Pack, after: Pack) => diff(before, after).changes.map((c) => c.text);

describe('Differences of two packs', () => {
  test('there is no difference between a pack and itself', () => {
    const pack = stall('holder: {local: squad}, inNameOf: bureau');
    expect(diff(pack, pack)).toEqual({ changes: [], catalogue: [] });
  });

  test('one sentence describes that a bureau takes over a matter from the squads of all towns', () => {
    expect(sentences(stall('holder: {local: squad}'), stall('holder: bureau'))).toEqual([
      { zh: '“摆摊”在东镇、西镇：东中队、西中队 → 局', en: '"Stall" in East, West: East squad, West squad → Bureau' },
    ]);
  });

  test('each sentence names the conditions, the days, and the fallback unit where no unit leads', () => {
    const { changes } = diff(
      stall('holder: bureau'),
      stall('holder: bureau, when: {permit: none}, from: 2020-01-01, until: 2020-12-31'),
    );
    expect(changes.map((c) => c.text.zh)).toEqual([
      '“摆摊”在东镇、西镇，至2019-12-31：局 → 职责空白（办公室兜底承办）',
      '“摆摊”在东镇、西镇（有证），2020-01-01至2020-12-31：局 → 职责空白（办公室兜底承办）',
      '“摆摊”在东镇、西镇，2021-01-01起：局 → 职责空白（办公室兜底承办）',
      '“摆摊”在东镇、西镇（无证），2020-01-01至2020-12-31：仍由局主办，截止：无 → 2020-12-31',
    ]);
  });

  test('a sentence says that the lead stays the same but its mode or legal review changed, or that it now acts in the name of another unit', () => {
    expect(sentences(stall('holder: bureau'), stall('holder: bureau, legalReview: legal, mode: concentrated'))).toEqual(
      [
        {
          zh: '“摆摊”在东镇、西镇：仍由局主办，方式：法定 → 集中；法制审核：无 → 法制办',
          en: '"Stall" in East, West: Bureau still leads; mode its own by law → concentrated; legal review by none → Legal office',
        },
      ],
    );
    expect(
      sentences(stall('holder: {local: squad}'), stall('holder: {local: squad}, inNameOf: bureau')).map((t) => t.zh),
    ).toEqual(['“摆摊”在东镇、西镇：东中队、西中队 → 东中队、西中队（以局名义）']);
  });

  test('matters that only one pack contains are listed, and their decisions are not compared', () => {
    const more = tinyPack(powers(shed, 'id: stall, duty: punish, matters: [stall], holder: bureau'), (files) =>
      files.replace(
        '\nrouting:',
        '\n  - {code: kite, field: streets, nature: enforcement, name: {zh: 风筝, en: Kite}, words: [风筝]}\nrouting:',
      ),
    );
    expect(diff(stall('holder: bureau'), more)).toEqual({
      changes: [],
      catalogue: [{ section: 'matters', change: 'added', codes: ['kite'] }],
    });
  });
});

const values: Record<string, string[]> = {
  permit: ['held', 'none'],
  road: ['main', 'secondary', 'lane'],
  setting: ['urban', 'rural'],
  fair: ['fair-day', 'ordinary'],
  hour: ['day', 'night'],
};
const ownerOf = (d: RoutingDecision): string =>
  d.kind === 'lead'
    ? `${d.lead.unit} ${d.lead.inNameOf}`
    : d.kind === 'dispute'
      ? d.candidates
          .map((c) => `${c.unit} ${c.inNameOf}`)
          .sort()
          .join()
      : d.kind;
const ownerIn = (o: CellOutcome | undefined): string =>
  !o || o.kind === 'gap'
    ? 'gap'
    : o.units
        .map((u, i) => `${u} ${o.inNameOf[i]}`)
        .sort()
        .join();
const holds = (c: PackChange, facts: Record<string, string>, on: string): boolean =>
  c.from <= on &&
  on <= (c.until ?? '9999') &&
  Object.entries(c.conditions).every(([fact, all]) => all.includes(facts[fact] ?? ''));

const everything = ['stall', 'shed'].flatMap((matter) =>
  ['west', 'hill', 'dale'].flatMap((region) =>
    daysToTry.flatMap((on) =>
      combinations(Object.keys(values), (f) => values[f] ?? []).map((facts) => ({ matter, region, on, facts })),
    ),
  ),
);

test('for random packs, diff reports exactly the cases that differ when each is decided with both packs', () => {
  fc.assert(
    fc.property(randomPack, randomPack, (before, after) => {
      const [old, now] = [compile(before), compile(after)];
      const changes = diff(before, after).changes.filter((c) => c.kind === 'lead');
      const at = new Map(
        ['stall', 'shed'].flatMap((matter) =>
          ['west', 'hill', 'dale'].map(
            (region) =>
              [
                `${matter} ${region}`,
                changes.filter((c) => c.matters.includes(matter) && c.regions.includes(region)),
              ] as const,
          ),
        ),
      );
      for (const { matter, region, on, facts } of everything) {
        const [a, b] = [old, now].map((jurisdiction) => ownerOf(jurisdiction.decide({ matter, region, facts, on })));
        const named = at.get(`${matter} ${region}`)?.filter((c) => holds(c, facts, on)) ?? [];
        const said = named.map((c) => [
          ownerIn(c.before[c.regions.indexOf(region)]),
          ownerIn(c.after[c.regions.indexOf(region)]),
        ]);
        expect(said).toEqual(a === b ? [] : [[a, b]]);
      }
    }),
    { numRuns: 60 },
  );
});

test('diff reports the one edited matter of a pack with 3,005 matters, and no other', () => {
  const { changes } = diff(largePack(), largePack(3005, 20, new Set([17])));
  expect(new Set(changes.flatMap((c) => c.matters))).toEqual(new Set(['item-17']));
  expect(changes.map((c) => [c.regions.length, c.conditions])).toEqual([
    [19, { permit: ['held'], road: ['lane'] }],
    [1, { permit: ['held'], road: ['lane'], site: ['inside'] }],
    [1, { permit: ['held'], road: ['lane'], site: ['outside'], time: ['day'] }],
  ]);
});
