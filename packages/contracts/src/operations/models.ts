import { z } from 'zod';
import { ruleMessage } from '../validation/rule-messages';
import { instant, matterCode, text, ticketId } from '../words';
import { operation } from '../operation-builders/operation';

const share = z.number().min(0).max(1);
const count = z.number().int().nonnegative();

export const modelId = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]{0,120}$/, ruleMessage('model-name'))
  .describe('name of a model');

/** 已保存 · 影子运行 · 启用 · 停用 · 退役 */
export const modelState = z.enum(['stored', 'shadow', 'on', 'off', 'retired']);
const switchable = modelState.exclude(['stored']);

export const modelView = z.object({
  model: modelId,
  state: modelState,
  trouble: text.optional().describe('why the model cannot be used now'),
  date: z.string().optional().describe('day of its training'),
  trainedOn: count.optional().describe('number of texts that the model was trained on'),
  matters: count.optional().describe('number of matters that the model knows'),
  measured: z
    .object({ texts: count, accuracy: share, macroF1: share, calibrationError: share })
    .optional()
    .describe('measured together with the pack, on texts that were held out'),
  judged: z
    .object({ confirmed: count, corrected: count })
    .describe('number of proposals that people confirmed or corrected while the model was in use'),
  shadow: z
    .object({ read: count, agreed: count, judged: count, right: count, liveRight: count })
    .describe(
      'comparison in shadow mode with the model in use. `agreed`: proposals that were the same; `right` and `liveRight`: how often each was right, of the `judged` tickets that a person decided',
    ),
  steps: z.array(z.object({ to: switchable, by: z.string(), at: instant, reason: z.string().optional() })),
});

export const listModels = operation({
  id: 'listModels',
  service: 'classification',
  method: 'GET',
  path: '/models',
  summary: 'Learned models: which one is in use, which runs in shadow mode, and how accurate each is',
  zh: '学习模型',
  roles: ['admin', 'supervisor'],
  response: z.object({
    jurisdiction: z.string(),
    catalogue: z.string().describe('fingerprint of the matters; a model trained for another one is refused'),
    judgedWithoutModel: modelView.shape.judged,
    models: z.array(modelView),
  }),
});

export const switchModel = operation({
  id: 'switchModel',
  service: 'classification',
  method: 'POST',
  path: '/models/{model}/state',
  summary:
    'Run a model in shadow mode, switch it on or off, or retire it. The change takes effect at once and survives restarts',
  zh: '切换模型',
  roles: ['admin'],
  params: z.object({ model: modelId }),
  body: z.object({ to: switchable, reason: z.string().trim().min(2).max(500).optional() }).strict(),
  response: modelView,
  problems: ['not-found', 'not-now', 'wrong-catalogue', 'key-reused'],
});

export const listShadowDifferences = operation({
  id: 'listShadowDifferences',
  service: 'classification',
  method: 'GET',
  path: '/models/{model}/differences',
  summary: 'Tickets for which a model in shadow mode proposes another matter than the model in use',
  zh: '影子模型分歧',
  roles: ['admin', 'supervisor'],
  params: z.object({ model: modelId }),
  query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  response: z.object({
    differences: z.array(
      z.object({
        ticketId,
        text: z.string(),
        proposed: matterCode.optional(),
        shadow: matterCode.optional(),
        chosen: matterCode.optional(),
      }),
    ),
    next: z.string().optional(),
  }),
});
