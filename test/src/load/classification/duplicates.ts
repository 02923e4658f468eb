import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf, isOneIssue, similarityOf, type Fingerprint } from '@hotline/duplicates';
import { titled } from '@hotline/learning';
import { round, say } from '../figures';
import { judgedBands } from './judged-pairs';
import type { Section } from './section';

const FOLDER = join(__dirname, '../../../../../shared/data');
const DAY_MS = 86_400_000;
/** Number of candidates that are compared for each key, the newest first, as in intake. */
const LOOKED_AT = 6;

interface Message {
  readonly id: string;
  readonly at: number;
  readonly areas: ReadonlySet<string>;
  readonly fingerprint: Fingerprint;
}
type Pair = readonly [string, string];

/** The data set replaces the names of districts by codes such as A3区; these count as areas. */
const areasOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/a\d[区县市]/g) ?? []);
const withoutAreas = (folded: string): string => folded.replace(/[a-z]\d+[区县市]|a市|西地省/g, '，');
const instantOf = (time: string): number => {
  const [date = '', clock = ''] = time.split(' ');
  const [year, month, day] = date.split(/[/-]/).map(Number) as [number, number, number];
  const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

const rowsOf = (file: string): string[][] =>
  readFileSync(join(FOLDER, file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

function read(withTitle: boolean): Message[] {
  const messages = rowsOf('zhengwu-hotspots.tsv').map(([id = '', time = '', title = '', body = '']): Message => {
    const text = withTitle ? titled(title, body) : body;
    return { id, at: instantOf(time), areas: areasOf(text), fingerprint: fingerprintOf({ text }, withoutAreas) };
  });
  return messages.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

const areApart = (a: Message, b: Message): boolean =>
  a.areas.size > 0 && b.areas.size > 0 && ![...a.areas].some((area) => b.areas.has(area));

/** The issue of each message, found in the order of arrival as in intake. All tickets count as open. */
function issuesOf(messages: readonly Message[]): ReadonlyMap<string, string> {
  const slots = new Map<string, Message[]>();
  const issues = new Map<string, string>();
  for (const message of messages) {
    const keys = message.fingerprint.keys.map((key, slot) => `${slot}${key}`).filter((key) => key.length > 1);
    const others = new Set(keys.flatMap((key) => slots.get(key)?.slice(-LOOKED_AT) ?? []));
    const same = [...others].flatMap((other) => {
      const likeness = similarityOf(message.fingerprint, other.fingerprint, {
        days: (message.at - other.at) / DAY_MS,
        apart: areApart(message, other),
      });
      return isOneIssue(likeness) ? [{ other, score: likeness.score }] : [];
    });
    const best = same.sort((a, b) => b.score - a.score || a.other.at - b.other.at)[0]?.other;
    issues.set(message.id, best ? (issues.get(best.id) as string) : message.id);
    for (const key of keys) slots.set(key, [...(slots.get(key) ?? []), message]);
  }
  return issues;
}

const scores = (right: number, found: number, wanted: number): string => {
  const [precision, recall] = [right / found, right / wanted];
  return `precision ${round(precision, 3)}, recall ${round(recall, 3)}, F1 ${round((2 * precision * recall) / (precision + recall), 3)}`;
};

/** Scores on the messages that occur in the published pairs. A pair that is found but not published counts as wrong. */
function published(issues: ReadonlyMap<string, string>, pairs: readonly Pair[]): string {
  const ids = [...new Set(pairs.flat())];
  const isSame = ([a, b]: Pair): boolean => issues.get(a) === issues.get(b);
  const found = ids.flatMap((a, i) => ids.slice(0, i).filter((b) => isSame([a, b])));
  return scores(pairs.filter(isSame).length, found.length, pairs.length);
}

function judged(issues: ReadonlyMap<string, string>): string {
  const sums = { right: 0, found: 0, wanted: 0 };
  for (const { weight, pairs } of judgedBands) {
    for (const [a = '', b = '', mark] of pairs
      .trim()
      .split(/,\s*/)
      .map((pair) => pair.trim().split(' '))) {
      const isFound = issues.get(a) === issues.get(b);
      sums.wanted += mark ? weight : 0;
      sums.found += isFound ? weight : 0;
      sums.right += isFound && mark ? weight : 0;
    }
  }
  return scores(sums.right, sums.found, sums.wanted);
}

/** The figures about pairs in `docs/duplicates-and-hot-spots.md`. */
export const duplicates: Section = {
  name: 'Duplicates: tickets of one issue, on public messages (goal: F1 0.85 on the published pairs)',
  run() {
    if (!existsSync(join(FOLDER, 'zhengwu-hotspots.tsv'))) {
      say(`  skipped: the public data set is not here (${FOLDER})`);
      return;
    }
    const pairs = rowsOf('zhengwu-duplicate-pairs.tsv').map(([a = '', b = '']): Pair => [a, b]);
    for (const withTitle of [true, false]) {
      const messages = read(withTitle);
      const issues = issuesOf(messages);
      const groups = new Map<string, number>();
      for (const issue of issues.values()) groups.set(issue, (groups.get(issue) ?? 0) + 1);
      const several = [...groups.values()].filter((size) => size > 1).length;
      say(
        `  ${messages.length} messages ${withTitle ? 'with their titles' : 'without titles, as on the phone'}: ${several} issues of several messages`,
      );
      say(`    ${pairs.length} published pairs: ${published(issues, pairs)}`);
      say(`    judged pairs outside the published topics, weighted: ${judged(issues)}`);
    }
  },
};
