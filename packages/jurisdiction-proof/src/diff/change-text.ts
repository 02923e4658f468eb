import type { Text } from '@hotline/jurisdiction';
import { spanText } from '../space/spans';
import type { PackChange } from './change';
import { type Names, termValue, termWords } from '@hotline/jurisdiction/analysis';
import type { CellOutcome } from './outcome';

/** Writes one sentence for a change, of the form "matter in regions (conditions), days: before → after". */
export function changeWriter(names: Names): (change: Omit<PackChange, 'text'>) => Text {
  return (change) => {
    const what = names.some(change.matters.map(names.matter));
    const where = names.some(change.regions.map(names.region));
    const facts = names.conditions(change.conditions);
    const days = spanText(change);
    const shift = change.kind === 'lead' ? leadShift(change, names) : termShift(change, names);
    return {
      zh: `“${what.zh}”在${where.zh}${facts.zh}${days.zh}：${shift.zh}`,
      en: `"${what.en}" in ${where.en}${facts.en}${days.en}: ${shift.en}`,
    };
  };
}

function leadShift({ before, after }: Pick<PackChange, 'before' | 'after'>, names: Names): Text {
  const [a, b] = [holders(before, names), holders(after, names)];
  return { zh: `${a.zh} → ${b.zh}`, en: `${a.en} → ${b.en}` };
}

function holders(outcomes: readonly CellOutcome[], names: Names): Text {
  const units = [...new Set(outcomes.flatMap((o) => o.units))];
  const who = names.some(units.map(names.unit));
  const [first] = outcomes;
  if (first?.kind === 'gap') return { zh: `职责空白（${who.zh}兜底承办）`, en: `a gap (${who.en} as the fallback)` };
  if (first?.kind === 'dispute') {
    const body = names.unit(first.body ?? '');
    return { zh: `争议：${who.zh}（${body.zh}协调）`, en: `dispute between ${who.en} (settled by ${body.en})` };
  }
  const inNames = [...new Set(outcomes.flatMap((o) => o.inNameOf))];
  if (inNames.every((name) => units.includes(name))) return who;
  const name = names.some(inNames.map(names.unit));
  return { zh: `${who.zh}（以${name.zh}名义）`, en: `${who.en} (in the name of ${name.en})` };
}

function termShift({ before, after }: Pick<PackChange, 'before' | 'after'>, names: Names): Text {
  const [a, b] = [before[0]?.terms ?? {}, after[0]?.terms ?? {}];
  const changed = Object.keys(termWords).filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
  const who = holders(after, names);
  const parts = changed.map((key): Text => {
    const [from, to, word] = [
      termValue(key, a[key], names.unit),
      termValue(key, b[key], names.unit),
      termWords[key] as Text,
    ];
    return { zh: `${word.zh}：${from.zh} → ${to.zh}`, en: `${word.en} ${from.en} → ${to.en}` };
  });
  return {
    zh: `仍由${who.zh}主办，${parts.map((p) => p.zh).join('；')}`,
    en: `${who.en} still leads; ${parts.map((p) => p.en).join('; ')}`,
  };
}
