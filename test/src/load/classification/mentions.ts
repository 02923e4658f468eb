import { join } from 'node:path';
import { packReaderFor } from '@hotline/classification';
import { loadPack } from '@hotline/jurisdiction-files';
import { readEvaluationSet } from '../../evaluation/evaluation-set';
import { mentionKinds, scoreMentions, type Fraction } from '../../evaluation/mentions';
import { round, say } from '../figures';
import type { Section } from './section';

const ROUNDS = 40;
const percent = ({ right, of }: Fraction): string => `${round((100 * right) / of, 1)} % (${right} of ${of})`;

/** Time of one call in ms: the median and the 99th percentile. */
function costOf(texts: readonly string[], read: (text: string) => unknown): string {
  for (let i = 0; i < ROUNDS / 2; i += 1) texts.forEach(read);
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    for (const text of texts) {
      const before = process.hrtime.bigint();
      read(text);
      times.push(Number(process.hrtime.bigint() - before) / 1e6);
    }
  }
  times.sort((a, b) => a - b);
  return `p50 ${round(times[Math.floor(times.length / 2)] ?? 0, 3)} ms, p99 ${round(times[Math.floor(times.length * 0.99)] ?? 0, 3)} ms`;
}

/** Measures how many mentions of times, locations and organisations are found, and how long that takes for a text. */
export const mentions: Section = {
  name: 'Mentions: times, locations and organisations of hand-written sentences, with the demo pack',
  async run() {
    for (const set of ['tuning', 'held'] as const) {
      const { sentences, kinds, values } = await scoreMentions(set);
      for (const kind of mentionKinds)
        say(
          `${set}, ${sentences} sentences, ${kind}: precision ${percent(kinds[kind].precision)}, recall ${percent(kinds[kind].recall)}, exactly the same words ${percent(kinds[kind].exact)}`,
        );
      say(`${set}: times with the right meaning ${percent(values)}`);
    }
    const reader = packReaderFor(await loadPack(join(__dirname, '../../../../deploy/jurisdictions/shanghe')));
    const texts = (await readEvaluationSet('texts')).map(({ text }) => text);
    const at = Date.parse('2026-01-05T09:00:00+08:00');
    say(`reading without mentions: ${costOf(texts, (text) => reader.read(text))}`);
    say(`reading with mentions: ${costOf(texts, (text) => [reader.read(text), reader.mentions(text, at)])}`);
  },
};
