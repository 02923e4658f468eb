import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packReaderFor } from '@hotline/classification';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { parse } from 'yaml';
import { z } from 'zod';

/** One half of each set may be read and tuned on, the other is only scored. */
export const alarmParts = ['tuning', 'held'] as const;
export type AlarmPart = (typeof alarmParts)[number];

/** Services as the authors of the set named them, and the guides of the frame that call them. */
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
  /** Services of which at least one must be told; absent for an ordinary call. */
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
  /** Emergencies for which a service is told. */
  readonly detected: Counted;
  /** Of these, a service that the label names. */
  readonly rightService: Counted;
  /** Emergencies whose urgency is raised. */
  readonly raised: Counted;
  /** Ordinary calls for which a service is told. */
  readonly falseAlarms: Counted;
  /** Ids of the missed emergencies and of the false alarms. */
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** Reads the emergencies and ordinary calls of a part of the sets with the pack of a jurisdiction. */
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
