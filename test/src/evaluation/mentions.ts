import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packReaderFor } from '@hotline/classification';
import { loadPack } from '@hotline/jurisdiction-files';
import { parse } from 'yaml';
import { z } from 'zod';

export const mentionKinds = ['time', 'location', 'organisation'] as const;
export type MentionKind = (typeof mentionKinds)[number];
export type MentionSet = 'tuning' | 'held';

/** When the sentences were received. */
const RECEIVED_AT = Date.parse('2026-01-05T09:00:00+08:00');
const FILE = join(__dirname, '../../evaluation/mentions.yaml');
const PACK = join(__dirname, '../../../deploy/jurisdictions/shanghe');

interface LabelledMention {
  readonly kind: MentionKind;
  readonly from: number;
  readonly to: number;
  readonly value?: string;
}
export interface Fraction {
  readonly right: number;
  readonly of: number;
}
export interface MentionScore {
  readonly precision: Fraction;
  readonly recall: Fraction;
  /** Found with exactly the words of the label. */
  readonly exact: Fraction;
}
export interface MentionScores {
  readonly sentences: number;
  readonly kinds: Readonly<Record<MentionKind, MentionScore>>;
  /** Times found whose meaning is that of the label, of those found that have one. */
  readonly values: Fraction;
  /** What went wrong, to be read by who tunes. */
  readonly errors: readonly string[];
}

const letters: Readonly<Record<string, MentionKind>> = { t: 'time', p: 'location', o: 'organisation' };

/** A sentence of the set: `[t:昨晚11点=2026-01-04T23:00+08:00]还在施工`. */
function labelled(marked: string): { text: string; labels: LabelledMention[] } {
  let text = '';
  let at = 0;
  const labels: LabelledMention[] = [];
  for (const { index, 0: whole, 1: letter = '', 2: words = '', 3: value } of marked.matchAll(
    /\[([tpo]):([^\]=]+)(?:=([^\]]*))?\]/g,
  )) {
    text += marked.slice(at, index);
    labels.push({
      kind: letters[letter] ?? 'time',
      from: text.length,
      to: text.length + words.length,
      ...(value ? { value } : {}),
    });
    text += words;
    at = index + whole.length;
  }
  return { text: text + marked.slice(at), labels };
}

/**
 * Reads a set of the file with the demo pack, and compares; a mention is right when it lies over a label of its kind.
 */
export async function scoreMentions(set: MentionSet): Promise<MentionScores> {
  const sentences = z
    .record(z.enum(['tuning', 'held']), z.array(z.string()))
    .parse(parse(await readFile(FILE, 'utf8')))
    [set].map(labelled);
  const reader = packReaderFor(await loadPack(PACK));
  const read = sentences.map(({ text, labels }) => ({
    text,
    labels,
    found: reader
      .mentions(text, RECEIVED_AT)
      .map((mention) => ({ ...mention, begin: mention.offset, end: mention.offset + mention.length })),
  }));
  const errors: string[] = [];
  const values = { right: 0, of: 0 };
  const kinds = Object.fromEntries(
    mentionKinds.map((kind) => {
      const [precision, recall, exact] = [
        { right: 0, of: 0 },
        { right: 0, of: 0 },
        { right: 0, of: 0 },
      ];
      for (const { text, labels, found } of read) {
        const [wanted, got] = [
          labels.filter((label) => label.kind === kind),
          found.filter((mention) => mention.kind === kind),
        ];
        for (const label of wanted) {
          const over = got.find(({ begin, end }) => begin < label.to && label.from < end);
          const same = over !== undefined && over.begin === label.from && over.end === label.to;
          recall.of += 1;
          exact.of += 1;
          if (over) recall.right += 1;
          if (same) exact.right += 1;
          else errors.push(`${kind}: ${text.slice(label.from, label.to)} ← ${over?.text ?? 'missed'} in ${text}`);
          if (!over || label.value === undefined) continue;
          const means = [over.every, [over.from, over.to].filter(Boolean).join('/')].filter(Boolean).join(' ');
          values.of += 1;
          if (means === label.value) values.right += 1;
          else errors.push(`value: ${over.text} means ${label.value}, read as ${means || 'nothing'}`);
        }
        for (const { begin, end, text: words } of got) {
          const isRight = wanted.some((label) => begin < label.to && label.from < end);
          precision.of += 1;
          if (isRight) precision.right += 1;
          else errors.push(`${kind}: ${words} is none, in ${text}`);
        }
      }
      return [kind, { precision, recall, exact }];
    }),
  ) as unknown as Record<MentionKind, MentionScore>;
  return { sentences: read.length, kinds, values, errors };
}
