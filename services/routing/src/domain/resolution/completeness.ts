import type * as api from '@hotline/contracts';
import { outcomeLabels, truthLabels } from '@hotline/contracts/labels';
import type { Handling, OutcomeRule } from '@hotline/jurisdiction';
import { unreported } from '../assistance/parts';
import { reportsLacking } from '../assistance/refusals';
import type { DispatchWithLead, UnitResolution } from '../dispatch';
import type { RoutingView } from '../view';
import { suffices } from './contact';

type Input = api.BodyOf<typeof api.resolveTicket>;

/** Everything that a resolution lacks, in words; empty when it is complete. */
export function lacking(led: DispatchWithLead, input: Input, rule: OutcomeRule, view: RoutingView): api.Text[] {
  const { handling } = view.jurisdiction;
  return [
    contactLacking(led, handling),
    truthLacking(led, input, rule, handling),
    evidenceLacking(input, rule),
    answersLacking(led.asks?.demands ?? [], input),
    reportsLacking(unreported(led), view),
  ].filter((one): one is api.Text => one !== undefined);
}

function contactLacking({ asks, contact }: DispatchWithLead, handling: Handling): api.Text | undefined {
  if (asks?.unreachable || suffices(contact, handling)) return undefined;
  const { attempts, gapHours } = handling.contact;
  const made = contact?.attempts ?? 0;
  return {
    zh: `尚未联系上诉求人（已尝试${made}次，联系不上须尝试${attempts}次，每次间隔${gapHours}小时以上）`,
    en: `the caller was not reached (${made} of ${attempts} attempts, each ${gapHours} hours or more after the last)`,
  };
}

function truthLacking(
  { known }: DispatchWithLead,
  { truth, outcome }: Input,
  rule: OutcomeRule,
  handling: Handling,
): api.Text | undefined {
  if (truth === undefined)
    return handling.truthOf.includes(known.kind)
      ? { zh: '未说明诉求是否属实', en: 'it does not say whether the complaint was true' }
      : undefined;
  if (rule.truths.includes(truth)) return undefined;
  const [found, reported] = [truthLabels[truth], outcomeLabels[outcome]];
  return {
    zh: `“${found.zh}”与结论“${reported.zh}”不符`,
    en: `“${found.en}” contradicts the outcome “${reported.en}”`,
  };
}

function evidenceLacking({ evidence }: Input, rule: OutcomeRule): api.Text | undefined {
  const given = new Set(evidence).size;
  if (given >= rule.evidence) return undefined;
  return {
    zh: `证据材料至少${rule.evidence}件（现有${given}件）`,
    en: `it needs at least ${rule.evidence} pieces of evidence and has ${given}`,
  };
}

/** The public reply answers a single demand; each of several demands needs an answer of its own. */
function answersLacking(demands: readonly string[], { answers }: Input): api.Text | undefined {
  const answered = new Set(answers.map(({ demand }) => demand));
  const open = demands.map((_, i) => i + 1).filter((number) => !answered.has(number));
  if (open.length === 0) return undefined;
  return {
    zh: `第${open.join('、')}项诉求未答复`,
    en: `demand ${open.join(', ')} has no answer`,
  };
}

/** The resolution as it is stored and published: each file once, answers in the order of the demands. */
export function tidied({ outcome, truth, done, publicReply, answers, evidence }: Input): UnitResolution {
  const files = [...new Set(evidence)];
  const last = new Map(answers.map(({ demand, answer }) => [demand, answer]));
  const inOrder = [...last].sort(([a], [b]) => a - b).map(([demand, answer]) => ({ demand, answer }));
  return {
    outcome,
    ...(truth ? { truth } : {}),
    done,
    publicReply,
    ...(inOrder.length > 0 ? { answers: inOrder } : {}),
    ...(files.length > 0 ? { evidence: files } : {}),
  };
}
