import type { MatterCode } from '@hotline/jurisdiction';
import type { Command, CommandContext, Decided, Refused } from '@hotline/runtime';

/** 影子运行 · 启用 · 停用 · 退役. A model that was never named is only stored. */
export type ModelState = 'shadow' | 'on' | 'off' | 'retired';

export interface ModelStep {
  readonly to: ModelState;
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
  readonly reason?: string;
}

/** Which learned models of a place speak, by the steps of each, oldest first. One document a place. */
export interface ModelLifecycle {
  readonly jurisdiction: string;
  readonly models: Readonly<Record<string, readonly ModelStep[]>>;
}

export interface SwitchModel {
  readonly model: string;
  readonly to: ModelState;
  readonly reason?: string;
  /** Tickets that it has read in the shadow until now. */
  readonly seen: number;
}

export const stateIn = (lifecycle: ModelLifecycle | undefined, model: string): ModelState | undefined =>
  lifecycle?.models[model]?.at(-1)?.to;
/** The model in a state of which a place has one at most. */
export const modelIn = (lifecycle: ModelLifecycle | undefined, state: 'shadow' | 'on'): string | undefined =>
  Object.keys(lifecycle?.models ?? {}).find((model) => stateIn(lifecycle, model) === state);

/** A person switches a model. One is on at most, and one in the shadow: the one that was there before is off. */
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
  if (now === to) return refused(`该模型已是“${names[to].zh}”状态`, `The model is ${names[to].en} already`);
  if (now === 'retired')
    return refused('模型已退役，不能再用', 'The model is retired for good', {
      zh: '请重新训练',
      en: 'Train a new one',
    });
  if (to === 'off' && now === undefined) return refused('该模型从未运行', 'The model never ran');
  if (to === 'shadow' && now === 'on')
    return refused('该模型正在使用', 'The model is on', { zh: '请先停用', en: 'Switch it off first' });
  if (to === 'on' && !past.includes('on') && !(past.includes('shadow') && seen > 0)) {
    return refused(
      '模型须先影子运行并读过工单，才能启用',
      'A model is switched on only after it has read tickets in the shadow',
      { zh: '请先转入影子运行', en: 'Let it run in the shadow first' },
    );
  }
  return undefined;
}

const names = {
  shadow: { zh: '影子运行', en: 'in the shadow' },
  on: { zh: '启用', en: 'on' },
  off: { zh: '停用', en: 'off' },
  retired: { zh: '退役', en: 'retired' },
} as const;

const refused = (zh: string, en: string, hint?: { zh: string; en: string }): Refused => ({
  refused: 'not-now',
  detail: { zh, en },
  ...(hint ? { hint } : {}),
});

/** What a model in the shadow would have done. */
export interface ShadowProposal {
  readonly model: string;
  readonly matter?: MatterCode;
  readonly confidence?: number;
  readonly next: 'classified' | 'answer' | 'person';
}
