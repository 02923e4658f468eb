import type { Text } from '@hotline/jurisdiction';
import type { CountedLapse, Scorecard, ScoredItem } from './scorecard';

/** The total, then each item with deductions and the records that caused them. */
export function sentences(card: Omit<Scorecard, 'text'>, unit: Text): Text[] {
  const items = card.parts.flatMap((part) => part.items).filter((item) => item.lapses.length > 0);
  return [total(card, unit), ...items.map(itemSentence)];
}

function total({ full, taken, score }: Omit<Scorecard, 'text'>, unit: Text): Text {
  if (full === undefined) return { zh: `${unit.zh}：扣${taken}分`, en: `${unit.en}: ${taken} points taken off` };
  return {
    zh: `${unit.zh}：${score}分（满分${full}分，扣${taken}分）`,
    en: `${unit.en}: ${score} of ${full} points, ${taken} taken off`,
  };
}

function itemSentence({ name, full, each, taken, score, lapses }: ScoredItem): Text {
  const wanted = lapses.reduce((sum, l) => sum + l.taken, 0);
  const all = wanted > taken;
  const left = {
    zh: score === undefined ? '' : `，得${score}分`,
    en: score === undefined ? '' : `, ${score} of ${full} left`,
  };
  const records = lapses.map((l) => record(l, each));
  return {
    zh: `${name.zh}：扣${taken}分${all ? '（已扣完）' : ''}${left.zh}；${records.map((r) => r.zh).join('；')}`,
    en: `${name.en}: ${taken} points off${all ? ' (all of its points)' : ''}${left.en}; ${records.map((r) => r.en).join('; ')}`,
  };
}

function record({ on, what, source, taken, times = 1, liability }: CountedLapse, each: number | undefined): Text {
  const how =
    each === undefined
      ? { zh: `酌情扣${taken}分`, en: `${taken} points at discretion` }
      : { zh: `${times}起，每起${each}分`, en: `${times} × ${each} points` };
  const { zh, en } = liabilityWords(liability);
  return {
    zh: `${on} ${what}（${how.zh}；凭据：${source}${zh}）`,
    en: `${on} ${what} (${how.en}; record: ${source}${en})`,
  };
}

function liabilityWords(liability: CountedLapse['liability']): Text {
  if (!liability) return { zh: '', en: '' };
  const { fault, sanctions } = liability;
  const followed = sanctions.length > 0;
  return {
    zh: `；过错情形：${fault.zh}${followed ? `；责任追究：${sanctions.map(({ zh }) => zh).join('、')}` : ''}`,
    en: `; fault: ${fault.en}${followed ? `; sanctions: ${sanctions.map(({ en }) => en).join(', ')}` : ''}`,
  };
}
