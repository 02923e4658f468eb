import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packReaderFor, type PackReader } from '@hotline/classification';
import { loadPack } from '@hotline/jurisdiction-files';
import { parse } from 'yaml';
import { z } from 'zod';

export const mentionKinds = ['time', 'location', 'organisation'] as const;
export type MentionKind = (typeof mentionKinds)[number];
export type MentionSet = 'tuning' | 'held';

/** Time at which the sentences were received. */
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
  /** Labels that were found with exactly the same words. */
  readonly exact: Fraction;
}
export interface MentionScores {
  readonly sentences: number;
  readonly kinds: Readonly<Record<MentionKind, MentionScore>>;
  /** Found times whose label has a meaning: how many were resolved to that meaning. */
  readonly values: Fraction;
  /** Describes each error in a sentence, for tuning. */
  readonly errors: readonly string[];
}

const letters: Readonly<Record<string, MentionKind>> = { t: 'time', p: 'location', o: 'organisation' };

/** Parses a sentence of the set: `[t:昨晚11点=2026-01-04T23:00+08:00]还在施工`. */
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

type FoundMention = ReturnType<PackReader['mentions']>[number] & { readonly begin: number; readonly end: number };

interface ReadSentence {
  readonly text: string;
  readonly labels: readonly LabelledMention[];
  readonly found: readonly FoundMention[];
}

/** Counts the cases of a fraction. */
class Count implements Fraction {
  right = 0;
  of = 0;

  add(isRight: boolean): void {
    this.of += 1;
    if (isRight) this.right += 1;
  }
}

/** Counts the mentions of all kinds, and collects the errors. */
class Scorer {
  readonly values = new Count();
  readonly errors: string[] = [];

  score(kind: MentionKind, sentences: readonly ReadSentence[]): MentionScore {
    const counts = { precision: new Count(), recall: new Count(), exact: new Count() };
    for (const { text, labels, found } of sentences) {
      const wanted = labels.filter((label) => label.kind === kind);
      const got = found.filter((mention) => mention.kind === kind);
      for (const label of wanted) this.countLabel(label, text, got, counts);
      for (const { begin, end, text: words } of got) {
        const isRight = wanted.some((label) => begin < label.to && label.from < end);
        counts.precision.add(isRight);
        if (!isRight) this.errors.push(`${kind}: "${words}" has no label in: ${text}`);
      }
    }
    return counts;
  }

  private countLabel(
    label: LabelledMention,
    text: string,
    got: readonly FoundMention[],
    { recall, exact }: { readonly recall: Count; readonly exact: Count },
  ): void {
    const over = got.find(({ begin, end }) => begin < label.to && label.from < end);
    const isExact = over !== undefined && over.begin === label.from && over.end === label.to;
    recall.add(over !== undefined);
    exact.add(isExact);
    const words = text.slice(label.from, label.to);
    if (!isExact)
      this.errors.push(`${label.kind}: "${words}" was ${over ? `found as "${over.text}"` : 'missed'} in: ${text}`);
    if (over && label.value !== undefined) this.countValue(over, label.value);
  }

  private countValue({ every, from, to, text }: FoundMention, value: string): void {
    const meaning = [every, [from, to].filter(Boolean).join('/')].filter(Boolean).join(' ');
    this.values.add(meaning === value);
    if (meaning !== value)
      this.errors.push(`value: "${text}" means ${value} and was resolved as ${meaning || 'nothing'}`);
  }
}

/**
 * Finds the mentions in a set with the demo pack, and scores them. A mention is right if it overlaps a label of its
 * kind.
 */
export async function scoreMentions(set: MentionSet): Promise<MentionScores> {
  const sentences = z
    .record(z.enum(['tuning', 'held']), z.array(z.string()))
    .parse(parse(await readFile(FILE, 'utf8')))
    [set].map(labelled);
  const reader = packReaderFor(await loadPack(PACK));
  const read = sentences.map(({ text, labels }): ReadSentence => ({
    text,
    labels,
    found: reader
      .mentions(text, RECEIVED_AT)
      .map((mention) => ({ ...mention, begin: mention.offset, end: mention.offset + mention.length })),
  }));
  const scorer = new Scorer();
  const kinds = {
    time: scorer.score('time', read),
    location: scorer.score('location', read),
    organisation: scorer.score('organisation', read),
  };
  return { sentences: read.length, kinds, values: scorer.values, errors: scorer.errors };
}
