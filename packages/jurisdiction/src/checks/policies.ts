import type { Pack } from '../pack';
import type { Origins } from '../read/origins';
import type { Problem } from '../read/problem';
import { specificity } from '../sla';
import { thresholdFrom } from '../thresholds';

const targets = ['acknowledge', 'first-contact', 'resolve', 'callback', 'redo'] as const;

/** Every ticket finds one SLA row, one office hour and a threshold. */
export function policies(pack: Pack, origins: Origins): Problem[] {
  return [...forAll(pack, origins), ...twins(pack, origins), ...hours(pack, origins), ...thresholds(pack, origins)];
}

function forAll(pack: Pack, origins: Origins): Problem[] {
  const row = pack.sla.find((r) => specificity(r) === 0);
  if (!row) return [origins.in('sla', [], 'no SLA row for all tickets', 'add a row without matter, urgency and kind, with all five targets')];
  return targets
    .filter((name) => row.targets[name] === undefined)
    .map((name) => origins.at(row, ['targets'], `the SLA row for all tickets has no "${name}"`, 'it must have all five targets, because other rows lean on it'));
}

function twins(pack: Pack, origins: Origins): Problem[] {
  const seen = new Map<string, string>();
  return pack.sla.flatMap((row) => {
    const key = JSON.stringify([row.matter, row.urgency, row.kind]);
    const earlier = seen.get(key);
    seen.set(key, row.id);
    return earlier === undefined ? [] : [origins.at(row, [], `"${row.id}" is for the same tickets as "${earlier}"`, 'take one out, or say what sets it apart')];
  });
}

function hours(pack: Pack, origins: Origins): Problem[] {
  return pack.calendar.officeHours
    .map((span, i) => ({ span, i, before: pack.calendar.officeHours[i - 1] }))
    .filter(({ span, before }) => span.from >= span.to || (before !== undefined && before.to > span.from))
    .map(({ span, i }) => origins.in('calendar', ['officeHours', i], `office hours ${span.from}–${span.to} do not run forward`, 'each span ends after it begins, and begins after the one before has ended'));
}

function thresholds({ classification: { threshold, prices }, matters }: Pack, origins: Origins): Problem[] {
  const neverAsks = 'give `wrongUnit` more than `askPerson`, else no person would ever be asked';
  const unsaid = threshold === undefined && prices === undefined;
  return [
    ...(unsaid ? [origins.in('classification', ['threshold'], '"classification.threshold" is said nowhere', 'add `threshold` or `prices: {askPerson: 1, wrongUnit: 20}` under `classification:` in this place or in its frame')] : []),
    ...(prices && thresholdFrom(prices) <= 0 ? [origins.in('classification', ['prices'], 'a wrong unit costs no more than asking a person', neverAsks)] : []),
    ...matters.flatMap((m) => {
      const both = { ...prices, ...m.prices };
      if (!m.prices) return [];
      if (both.askPerson === undefined || both.wrongUnit === undefined) return [origins.at(m, ['prices'], `"${m.code}" gives one price and the place none`, 'give both, or `classification: {prices: …}` in this place or in its frame')];
      return thresholdFrom({ askPerson: both.askPerson, wrongUnit: both.wrongUnit }) <= 0 ? [origins.at(m, ['prices'], `"${m.code}": a wrong unit costs no more than asking a person`, neverAsks)] : [];
    }),
  ];
}
