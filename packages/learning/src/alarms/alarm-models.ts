import type { Pausable } from '../catalogue/pausable';
import { alarmModelOf, type AlarmModel } from './alarm-model';
import type { AlarmRules } from './alarm-rules';

/** Models by their rules; most jurisdictions have the rules of the national frame and share one. */
const models = new Map<string, AlarmModel>();
const MOST_MODELS = 8;

/** The model of some rules, learned once in a process. Learning takes about a second. */
export function* sharedAlarmModel(
  rules: AlarmRules,
  source?: Parameters<typeof alarmModelOf>[1],
): Pausable<AlarmModel> {
  const key = JSON.stringify(rules);
  const model = models.get(key) ?? (yield* alarmModelOf(rules, source));
  models.delete(key);
  models.set(key, model);
  const [oldest] = models.keys();
  if (models.size > MOST_MODELS && oldest !== undefined) models.delete(oldest);
  return model;
}
