import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decideNext, leadConfidence, packReaderFor, proposalFor } from '@hotline/classification';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { parse } from 'yaml';
import { z } from 'zod';

/** The two halves of a set: rules may be tuned on `tuning`; `held` is only scored. */
export const callParts = ['tuning', 'held'] as const;
export type CallPart = (typeof callParts)[number];

const call = z.strictObject({ id: z.string(), text: z.string(), place: z.string(), subject: z.string() });
type Call = z.infer<typeof call>;

const FOLDER = join(__dirname, '../../evaluation/places');
/** Day on which powers and limits are asked for, ISO date. */
const ON = '2026-11-30';

async function read<T>(name: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(parse(await readFile(join(FOLDER, name), 'utf8')));
}

/** The jurisdictions of the set, and for each the matters that count as right for a subject. */
export async function labelsOfSubjects(): Promise<ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>> {
  const labels = await read('matters.yaml', z.record(z.string(), z.record(z.string(), z.array(z.string()))));
  const calls = await callsOf('tuning');
  return new Map([...new Set(calls.map((one) => one.place))].map((name) => [name, labels[name] ?? {}]));
}

const callsOf = async (part: CallPart): Promise<readonly Call[]> =>
  (await read(`calls.${part}.yaml`, z.strictObject({ texts: z.array(call) }))).texts;

export interface JurisdictionScore {
  /** Calls whose subject is a matter of the catalogue, and how often it is the best guess or among the first three. */
  readonly known: number;
  readonly first: number;
  readonly firstThree: number;
  readonly calls: number;
  /** Calls that would be dispatched without a person, and how many of them with a right matter. */
  readonly routed: number;
  readonly routedRight: number;
  readonly missed: readonly string[];
}

const isOneOf = (code: string | undefined, right: readonly string[]): boolean =>
  code !== undefined && right.some((one) => (one.endsWith('*') ? code.startsWith(one.slice(0, -1)) : one === code));

/** Reads the calls of one part with the pack of their jurisdiction, and compares the matters with the labels. */
export async function scoreCalls(
  name: string,
  jurisdiction: Jurisdiction,
  labels: Readonly<Record<string, readonly string[]>>,
  part: CallPart,
): Promise<JurisdictionScore> {
  const { read: readCall } = packReaderFor(jurisdiction);
  const calls = (await callsOf(part)).filter((one) => one.place === name);
  const heard = calls.map((one) => {
    const found = readCall(one.text);
    const right = labels[one.subject] ?? [];
    const guesses = [found.matter?.code, ...found.alternatives.map(({ code }) => code)].slice(0, 3);
    const proposal = proposalFor({ location: {}, facts: {} }, found);
    const sureOfLead = (): number => leadConfidence(proposal, jurisdiction, ON);
    const { next } = decideNext(found, jurisdiction.classification, sureOfLead);
    return {
      id: one.id,
      isKnown: right.length > 0,
      isFirst: isOneOf(guesses[0], right),
      isAmongThree: guesses.some((code) => isOneOf(code, right)),
      isRouted: next === 'classified',
    };
  });
  const count = (test: (one: (typeof heard)[number]) => boolean): number => heard.filter(test).length;
  return {
    known: count(({ isKnown }) => isKnown),
    first: count(({ isFirst }) => isFirst),
    firstThree: count(({ isAmongThree }) => isAmongThree),
    calls: heard.length,
    routed: count(({ isRouted }) => isRouted),
    routedRight: count(({ isRouted, isFirst }) => isRouted && isFirst),
    missed: heard.filter(({ isKnown, isFirst }) => isKnown && !isFirst).map(({ id }) => id),
  };
}
