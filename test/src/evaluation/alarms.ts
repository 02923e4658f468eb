import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packReaderFor } from '@hotline/classification';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { parse } from 'yaml';
import { z } from 'zod';

/** The two halves of each set: rules may be tuned on `tuning`; `held` is only scored. */
export const alarmParts = ['tuning', 'held'] as const;
export type AlarmPart = (typeof alarmParts)[number];

/** Emergency services as the set names them, each with the guides of the national frame that call it. */
const guidesOf: Readonly<Record<string, readonly string[]>> = {
  'police-110': ['police', 'crisis', 'child', 'elder', 'crowd'],
  'fire-119': ['fire', 'gas-leak', 'chemicals', 'lift', 'water'],
  'ambulance-120': ['ambulance'],
  'traffic-122': ['traffic'],
  gas: ['gas-leak'],
  water: ['water'],
  power: ['power'],
  'lift-rescue': ['lift'],
  chemicals: ['chemicals'],
  'child-protection': ['child'],
  'elder-protection': ['elder'],
  'crisis-line': ['crisis'],
  crowd: ['crowd'],
};

const alarmText = z.strictObject({
  id: z.string(),
  text: z.string(),
  /** Services of which at least one must be informed; empty for an ordinary call. */
  service: z.array(z.enum(Object.keys(guidesOf))).default([]),
  urgency: z.enum(['normal', 'urgent', 'critical']),
  place: z.string(),
});
type AlarmText = z.infer<typeof alarmText>;

const FOLDER = join(__dirname, '../../evaluation/alarms');

async function alarmTexts(name: 'emergencies' | 'ordinary', part: AlarmPart): Promise<AlarmText[]> {
  const file = z.strictObject({ texts: z.array(alarmText) });
  return file.parse(parse(await readFile(join(FOLDER, `${name}.${part}.yaml`), 'utf8'))).texts;
}

interface Counted {
  readonly right: number;
  readonly of: number;
}

export interface AlarmScore {
  /** Emergencies for which some service is informed. */
  readonly detected: Counted;
  /** Detected emergencies for which a service that the label names is informed. */
  readonly rightService: Counted;
  /** Emergencies whose urgency is raised. */
  readonly raised: Counted;
  /** Ordinary calls for which a service is informed. */
  readonly falseAlarms: Counted;
  /** Ids of the missed emergencies and of the false alarms. */
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** Classifies the emergencies and ordinary calls of a part with the pack of a jurisdiction, and counts the results. */
export async function scoreAlarms(jurisdiction: Jurisdiction, part: AlarmPart): Promise<AlarmScore> {
  const { read } = packReaderFor(jurisdiction);
  const told = ({ text }: AlarmText): string | undefined => {
    const { guide } = read(text);
    return guide?.kind === 'emergency' ? guide.code : undefined;
  };
  const emergencies = await alarmTexts('emergencies', part);
  const ordinary = await alarmTexts('ordinary', part);
  const heard = emergencies.map((one) => ({ one, guide: told(one) }));
  const detected = heard.filter(({ guide }) => guide !== undefined);
  const wrong = ordinary.filter((one) => told(one) !== undefined);
  return {
    detected: { right: detected.length, of: heard.length },
    rightService: { right: detected.filter(({ one, guide }) => isRight(one, guide)).length, of: detected.length },
    raised: { right: emergencies.filter(({ text }) => raises(read(text))).length, of: emergencies.length },
    falseAlarms: { right: wrong.length, of: ordinary.length },
    missed: heard.filter(({ guide }) => guide === undefined).map(({ one }) => one.id),
    wrong: wrong.map(({ id }) => id),
  };
}

const isRight = ({ service }: AlarmText, guide: string | undefined): boolean =>
  service.some((name) => guidesOf[name]?.some((own) => guide === `emergency.${own}`));

const raises = ({
  urgency,
  guide,
}: {
  readonly urgency: string;
  readonly guide?: { readonly kind: string };
}): boolean => urgency !== 'normal' || guide?.kind === 'emergency';
