import type { Text } from '@hotline/contracts';
import type { MatterCode } from '@hotline/jurisdiction';
import type { Command, CommandContext, Decided, Refused } from '@hotline/runtime';

/** 影子运行 · 启用 · 停用 · 退役. A model without any of these states is only stored in its file. */
export type ModelState = 'shadow' | 'on' | 'off' | 'retired';

export interface ModelStep {
  readonly to: ModelState;
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
  readonly reason?: string;
}

/** The steps of each learned model of a jurisdiction, oldest first. */
export interface ModelLifecycle {
  readonly jurisdiction: string;
  readonly models: Readonly<Record<string, readonly ModelStep[]>>;
}

export interface SwitchModel {
  readonly model: string;
  readonly to: ModelState;
  readonly reason?: string;
  /** Number of tickets that the model has read in shadow mode. */
  readonly seen: number;
}

export const stateIn = (lifecycle: ModelLifecycle | undefined, model: string): ModelState | undefined =>
  lifecycle?.models[model]?.at(-1)?.to;
/** The model in shadow mode, or the one in use; a jurisdiction has at most one of each. */
export const modelIn = (lifecycle: ModelLifecycle | undefined, state: 'shadow' | 'on'): string | undefined =>
  Object.keys(lifecycle?.models ?? {}).find((model) => stateIn(lifecycle, model) === state);

/** Switches a model. At most one is in use and one in shadow mode, so the replaced model is switched off. */
export function switchModel(
  lifecycle: ModelLifecycle | undefined,
  { model, to, reason, seen }: SwitchModel,
  { actor, now, jurisdiction }: CommandContext,
): Decided<ModelLifecycle> {
  const steps = lifecycle?.models[model] ?? [];
  const no = refusal(
    steps.map((step) => step.to),
    to,
    seen,
  );
  if (no) return no;
  const step: ModelStep = { to, by: actor.id, at: now, ...(reason ? { reason } : {}) };
  const before = to === 'on' || to === 'shadow' ? modelIn(lifecycle, to) : undefined;
  const gone: ModelLifecycle['models'] =
    before === undefined ? {} : { [before]: [...(lifecycle?.models[before] ?? []), { ...step, to: 'off' }] };
  return { state: { jurisdiction, models: { ...lifecycle?.models, ...gone, [model]: [...steps, step] } } };
}

export const switchModelCommand: Command<ModelLifecycle, SwitchModel> = { name: 'model', decide: switchModel };

function refusal(past: readonly ModelState[], to: ModelState, seen: number): Refused | undefined {
  const now = past.at(-1);
  if (now === to)
    return refused(`该模型已是“${names[to].zh}”状态`, `The model is already ${names[to].en}`, {
      zh: '无需再操作',
      en: 'There is nothing to do',
    });
  if (now === 'retired')
    return refused('模型已退役，不能再启用', 'The model is retired and cannot be used again', {
      zh: '请重新训练',
      en: 'Train a new one',
    });
  if (to === 'off' && now === undefined)
    return refused('该模型从未运行', 'The model has never been in use', {
      zh: '未运行的模型无需停用',
      en: 'A model that never ran need not be switched off',
    });
  if (to === 'shadow' && now === 'on')
    return refused('该模型正在使用', 'The model is in use', { zh: '请先停用', en: 'Switch it off first' });
  if (to === 'on' && !past.includes('on') && !(past.includes('shadow') && seen > 0)) {
    return refused(
      '模型须先影子运行并识别过工单，方可启用',
      'A model can be switched on only after it has read tickets in shadow mode',
      { zh: '请先转入影子运行', en: 'Run it in shadow mode first' },
    );
  }
  return undefined;
}

const names = {
  shadow: { zh: '影子运行', en: 'in shadow mode' },
  on: { zh: '启用', en: 'on' },
  off: { zh: '停用', en: 'off' },
  retired: { zh: '退役', en: 'retired' },
} as const;

const refused = (zh: string, en: string, hint: Text): Refused => ({
  refused: 'not-now',
  detail: { zh, en },
  hint,
});

/** The proposal of a model in shadow mode. */
export interface ShadowProposal {
  readonly model: string;
  readonly matter?: MatterCode;
  readonly confidence?: number;
  readonly next: 'classified' | 'answer' | 'person';
}
