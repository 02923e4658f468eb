import type { Jurisdiction, MatterCode } from '@hotline/jurisdiction';
import { runToEnd, type Pausable } from '@hotline/learning';
import { correctSpelling, normalise, type Segment } from '@hotline/text';
import { segmenterFor } from '@hotline/text/segmenter';
import type { Mention } from '../domain/mentions/mention';
import { mentionsIn } from '../domain/mentions/mentions';
import { unitFinder } from '../domain/mentions/organisations';
import type { Catalogue } from '../domain/pack-model/catalogue';
import { trialOf, type EnsembleTrial } from '../domain/pack-model/ensemble';
import { modelOf, type ClassifierSource } from '../domain/pack-model/pack-model';
import { packPrediction } from '../domain/pack-model/pack-prediction';
import type { Matchers } from '../domain/reading/matchers';
import type { Proposal } from '../domain/reading/proposal';
import { readText } from '../domain/reading/read-text';
import { daysOf } from './days';
import { predictionOf, type Learned } from './learned-model';

/** Reads a text by the pack, together with a learned model if one is given. */
export type Reader = (text: string, learned?: Learned) => Proposal;

/** Finds times, locations and organisations. Days are relative to `receivedAt` (epoch ms). */
export type MentionReader = (text: string, receivedAt: number) => readonly Mention[];

export interface PackReader {
  readonly read: Reader;
  readonly mentions: MentionReader;
  /** The predictions of pack and model for a text whose matter is known. */
  trial(text: string, model: Learned['model'], matter: MatterCode): EnsembleTrial;
}

/** Readers by name and version of the jurisdiction; the least recently used one is first. */
const readers = new Map<string, PackReader>();
const pending = new Map<string, Promise<PackReader>>();
const MOST_READERS = 16;

/** The reader of a jurisdiction, built once. Building takes some tenths of a second to a few seconds. */
export function packReaderFor(jurisdiction: Jurisdiction, source?: ClassifierSource): PackReader {
  const key = cacheKeyOf(jurisdiction);
  return remember(key, readers.get(key) ?? runToEnd(readerOf(jurisdiction, source)));
}

/** As {@link packReaderFor}, but the process serves other requests while the reader is built. */
export async function packReaderWhileServing(
  jurisdiction: Jurisdiction,
  source?: ClassifierSource,
): Promise<PackReader> {
  const key = cacheKeyOf(jurisdiction);
  const coming =
    readers.get(key) ??
    pending.get(key) ??
    runInSteps(readerOf(jurisdiction, source)).finally(() => pending.delete(key));
  if (coming instanceof Promise) pending.set(key, coming);
  return remember(key, await coming);
}

/** Runs all steps. Between two steps, the event loop can do other work. */
async function runInSteps<T>(steps: Pausable<T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const cacheKeyOf = ({ name, version }: Jurisdiction): string => `${name} ${version}`;

function remember(key: string, reader: PackReader): PackReader {
  readers.delete(key);
  readers.set(key, reader);
  const [oldest] = readers.keys();
  if (readers.size > MOST_READERS && oldest !== undefined) readers.delete(oldest);
  return reader;
}

function* readerOf(jurisdiction: Jurisdiction, source?: ClassifierSource): Pausable<PackReader> {
  const segment = segmenterFor(ownWords(jurisdiction));
  yield;
  const model = yield* modelOf(jurisdiction, source);
  return {
    mentions: mentionReader(jurisdiction, model.matchers, segment),
    read: (text, learned) => readText(model, text, segment, learned && predictionOf(learned, text)),
    trial: (text, learned, matter) =>
      trialOf(
        model.topics,
        packPrediction(model, text),
        new Map(learned.predict(text).map(({ label, probability }) => [label, probability])),
        matter,
      ),
  };
}

/** Words of the matters and guides and names of the regions, which the segmenter must not cut. */
export const ownWords = ({
  matters,
  guides,
  regions,
}: Pick<Catalogue, 'matters' | 'guides' | 'regions'>): readonly string[] => [
  ...[...matters.values(), ...guides.values()].flatMap(({ words }) => words),
  ...[...regions.values()].flatMap(({ name, aliases }) => [name.zh, ...aliases]),
];

function mentionReader(
  { regions, units, calendar }: Jurisdiction,
  { regions: findRegions }: Matchers,
  segment: Segment,
): MentionReader {
  const unitsIn = unitFinder(
    units.values(),
    [...regions.values()].map(({ name }) => name.zh),
  );
  return (text, receivedAt) => {
    const normalised = correctSpelling(normalise(text));
    return mentionsIn(
      { text, normalised, regionMatches: findRegions(normalised), units: unitsIn(normalised) },
      regions,
      segment,
      daysOf(calendar.timeZone, receivedAt),
    );
  };
}
