import type { listModels, ResponseOf } from '@hotline/contracts';
import type { Jurisdiction, Text } from '@hotline/jurisdiction';
import type { ModelMetadata } from '@hotline/learning';
import type { Documents } from '@hotline/runtime';
import type { Classification } from '../domain/classification';
import type { ModelStep } from '../domain/model-lifecycle';
import { checkFit, notesOf, UnfitModel } from '../gather/learned-model';

type View = ResponseOf<typeof listModels>['models'][number];

export interface ModelRecord {
  readonly jurisdiction: Jurisdiction;
  /** Absent when the file is missing. */
  readonly metadata: ModelMetadata | undefined;
  readonly steps: readonly ModelStep[];
}

export function viewOf(
  model: string,
  { jurisdiction, metadata, steps }: ModelRecord,
  counts: Pick<View, 'judged' | 'shadow'>,
): View {
  const trouble = troubleOf(metadata, jurisdiction);
  const measured = metadata && notesOf(metadata)?.measured;
  return {
    model,
    state: steps.at(-1)?.to ?? 'stored',
    ...(trouble ? { trouble } : {}),
    ...(metadata
      ? {
          date: metadata.date,
          trainedOn: Object.values(metadata.trainedOn).reduce((sum, n) => sum + n, 0),
          matters: Object.keys(metadata.trainedOn).length,
        }
      : {}),
    ...(measured ? { measured } : {}),
    ...counts,
    steps: steps.map(({ to, by, at, reason }) => ({
      to,
      by,
      at: new Date(at).toISOString(),
      ...(reason ? { reason } : {}),
    })),
  };
}

function troubleOf(metadata: ModelMetadata | undefined, jurisdiction: Jurisdiction): Text | undefined {
  if (!metadata) return { zh: '模型文件不在模型目录中', en: 'Its file is not in the folder of models' };
  try {
    checkFit(metadata, jurisdiction);
    return undefined;
  } catch (error) {
    if (error instanceof UnfitModel) return error.detail;
    throw error;
  }
}

export async function judgedOf(
  documents: Documents<Classification>,
  jurisdiction: string,
  model: string,
): Promise<View['judged']> {
  const counts = await documents.countBy('judged', [jurisdiction, model]);
  return { confirmed: counts.get('confirmed') ?? 0, corrected: counts.get('corrected') ?? 0 };
}

export async function shadowCountsOf(
  documents: Documents<Classification>,
  jurisdiction: string,
  model: string,
): Promise<View['shadow']> {
  const same = await documents.countBy('shadow', [jurisdiction, model, 'same']);
  const differs = await documents.countBy('shadow', [jurisdiction, model, 'differs']);
  const all = (judgement: string): number => (same.get(judgement) ?? 0) + (differs.get(judgement) ?? 0);
  const judged = ['both', 'live', 'shadow', 'neither'].reduce((sum, judgement) => sum + all(judgement), 0);
  const agreed = [...same.values()].reduce((sum, count) => sum + count, 0);
  return {
    read: judged + all('open'),
    agreed,
    judged,
    right: all('both') + all('shadow'),
    liveRight: all('both') + all('live'),
  };
}
