import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackReferenceField } from '@hotline/jurisdiction';
import { parse } from 'yaml';
import { containment, jaccard, runsOf } from './text-overlap';

/** Jaccard index from which a sentence and a text of an evaluation set count as the same story. */
const TOO_SIMILAR = 0.12;
/** Share of a sentence that must occur in a text for the text to count as repeating it. */
const MOST_OF_IT = 0.6;
/** Shorter sentences are not compared: they have too few runs of five characters. */
const LEAST_RUNS = 3;
/** Characters at the beginning and at the end of a sentence that make up its frame. */
const FRAME = 4;
const MOST_OF_A_FRAME = 3;
const LEAST_SENTENCES = 20;

const EVALUATION = join(__dirname, '../../evaluation');

export interface CatalogueCheck {
  readonly matters: number;
  readonly sentences: number;
  /** Codes of matters with fewer than twenty different sentences. */
  readonly few: readonly string[];
  /** Matters in which more than three sentences begin or end with the same four characters. */
  readonly repeatedFrames: readonly string[];
  /** Sentences that repeat a text of an evaluation set: code of the matter, and id of the text. */
  readonly overlaps: readonly string[];
}

/** Checks the sentences of the reference matters, and compares them with every text of the evaluation sets. */
export async function checkCatalogue(fields: readonly PackReferenceField[]): Promise<CatalogueCheck> {
  const matters = fields.flatMap(({ matters: own }) => own);
  const find = overlapFinder(await evaluationTexts());
  return {
    matters: matters.length,
    sentences: matters.reduce((sum, { examples }) => sum + examples.length, 0),
    few: matters.filter(({ examples }) => new Set(examples).size < LEAST_SENTENCES).map(({ code }) => code),
    repeatedFrames: matters.flatMap(({ code, examples }) => repeatedIn(examples).map((frame) => `${code}: ${frame}`)),
    overlaps: matters.flatMap(({ code, examples }) =>
      examples.flatMap((sentence) => find(sentence).map((id) => `${code} ${id}`)),
    ),
  };
}

/** The beginnings and endings that more than three sentences share. */
function repeatedIn(examples: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const sentence of examples) {
    const plain = sentence.replace(/[^\p{L}\p{N}]/gu, '');
    for (const frame of [`${plain.slice(0, FRAME)}…`, `…${plain.slice(-FRAME)}`])
      counts.set(frame, (counts.get(frame) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > MOST_OF_A_FRAME).map(([frame]) => frame);
}

interface KnownText {
  readonly id: string;
  readonly text: string;
}

/** The texts of all evaluation sets; `mentions.yaml` has another form and no stories. */
async function evaluationTexts(): Promise<KnownText[]> {
  const names = (await readdir(EVALUATION, { recursive: true })).filter(
    (name) => name.endsWith('.yaml') && !/(mentions|matters)\.yaml$/.test(name),
  );
  const files = await Promise.all(names.map((name) => readFile(join(EVALUATION, name), 'utf8')));
  return files.flatMap((file) => (parse(file) as { readonly texts: readonly KnownText[] }).texts);
}

/** Returns a function that finds the ids of the texts that a sentence repeats. */
function overlapFinder(texts: readonly KnownText[]): (sentence: string) => string[] {
  const known = texts.map(({ id, text }) => ({ id, runs: runsOf(text) }));
  const byRun = new Map<string, (typeof known)[number][]>();
  for (const one of known)
    for (const run of one.runs) {
      const holders = byRun.get(run) ?? [];
      holders.push(one);
      byRun.set(run, holders);
    }
  return (sentence) => {
    const runs = runsOf(sentence);
    if (runs.size < LEAST_RUNS) return [];
    const candidates = new Set([...runs].flatMap((run) => byRun.get(run) ?? []));
    return [...candidates]
      .filter((other) => jaccard(runs, other.runs) >= TOO_SIMILAR || containment(other.runs, runs) >= MOST_OF_IT)
      .map(({ id }) => id);
  };
}
