import type { Pausable } from '../catalogue/pausable';
import { alarmModelOf, type AlarmModel } from './alarm-model';
import type { AlarmRules } from './alarm-rules';

/**
 * Models by their rules as JSON. Most jurisdictions extend the frame `deploy/jurisdictions/emergencies`, so they have
 * the same rules and share one model.
 */
const models = new Map<string, AlarmModel>();
const MOST_MODELS = 8;

/** The model for the given rules, trained once in each process. Training takes about a second. */
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
