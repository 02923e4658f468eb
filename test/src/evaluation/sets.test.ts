import { join } from 'node:path';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction-files';
import { readEvaluationSet, type EvaluationText } from './evaluation-set';
import { containment, jaccard, runsOf } from './text-overlap';
import { holdersIn } from './measures';

/** Jaccard index from which two texts count as the same story. */
const TOO_SIMILAR = 0.12;
/** Share of a sentence that must occur in a text for the text to count as repeating it. */
const MOST_OF_IT = 0.6;

let jurisdiction: Jurisdiction;
let texts: EvaluationText[];
let fresh: EvaluationText[];
let tuning: EvaluationText[];
beforeAll(async () => {
  jurisdiction = await loadPack(join(__dirname, '../../../deploy/jurisdictions/shanghe'));
  [texts, fresh, tuning] = await Promise.all([
    readEvaluationSet('texts'),
    readEvaluationSet('fresh'),
    readEvaluationSet('tuning'),
  ]);
}, 30_000);

const held = (): EvaluationText[] => [...texts, ...fresh];
const every = (): EvaluationText[] => [...held(), ...tuning];

it('the two evaluation sets have 300 texts each, and every text has its own id', () => {
  expect([texts.length, fresh.length]).toEqual([300, 300]);
  expect(new Set(every().map(({ id }) => id)).size).toBe(every().length);
});

it('each evaluation set has a text about every matter of the demo pack', () => {
  for (const set of [texts, fresh]) {
    const spoken = new Set(set.map(({ matter }) => matter));
    expect(
      [...jurisdiction.matters.values()]
        .filter(({ placeholder, code }) => !placeholder && !spoken.has(code))
        .map(({ code }) => code),
    ).toEqual([]);
  }
});

it('the labels of all texts are matters, guides, regions and facts of the demo pack', () => {
  const unknown = every().flatMap((text) => [
    ...[text.matter, ...text.also].filter((code) => code !== undefined && !jurisdiction.matters.has(code)),
    ...[text.guide].filter((code) => code !== undefined && !jurisdiction.guides.has(code)),
    ...[text.region, text.operator.region].filter((code) => code !== undefined && !jurisdiction.regions.has(code)),
    ...Object.entries({ ...text.facts, ...text.operator.facts })
      .filter(([fact, value]) => !jurisdiction.facts.get(fact)?.values.some((known) => known.value === value))
      .map(([fact, value]) => `${fact}=${value}`),
  ]);
  expect(unknown).toEqual([]);
});

it('each text is labelled with the lead that the demo pack decides for its right matter', () => {
  const other = every().flatMap((text) => {
    const [holder] = holdersIn(text, jurisdiction, {
      region: text.operator.region ?? text.region,
      facts: { ...text.facts, ...text.operator.facts },
    });
    return holder === text.lead ? [] : [`${text.id}: ${text.lead ?? 'nobody'}, by the pack ${holder ?? 'nobody'}`];
  });
  expect(other).toEqual([]);
});

it('no evaluation text repeats a sentence of the pack or of the tuning set', () => {
  const sentences = [...jurisdiction.matters.values(), ...jurisdiction.guides.values()].flatMap(
    ({ words, examples }) => [...words, ...examples],
  );
  const known = [...sentences.map((text) => ({ text, id: 'pack' })), ...tuning]
    .map(({ id, text }) => ({ id, text, runs: runsOf(text) }))
    .filter(({ runs }) => runs.size > 2);
  const repeated = held().flatMap(({ id, text }) => {
    const runs = runsOf(text);
    return known
      .filter((other) => jaccard(runs, other.runs) >= TOO_SIMILAR || containment(runs, other.runs) >= MOST_OF_IT)
      .map((other) => `${id} repeats ${other.id}: ${other.text}`);
  });
  expect(repeated).toEqual([]);
});

it('no two evaluation texts tell the same story', () => {
  const all = held().map(({ id, text }) => ({ id, runs: runsOf(text) }));
  const twice = all.flatMap((one, i) =>
    all
      .slice(i + 1)
      .flatMap((other) => (jaccard(one.runs, other.runs) >= TOO_SIMILAR ? [`${one.id} ${other.id}`] : [])),
  );
  expect(twice).toEqual([]);
});
