import type { Commit, WakeUpChange } from '../ports/documents';

/** Lists the wake-ups of the service's document that a commit cancels, then those that it sets or moves. */
export function wakeUpChanges(service: string, { next, previous }: Commit<unknown>): WakeUpChange[] {
  const before = previous?.wakeUps ?? {};
  if (before === next.wakeUps) return [];
  const cancelled = Object.keys(before)
    .filter((name) => !Object.hasOwn(next.wakeUps, name))
    .map((name) => ({ service, id: next.id, name }));
  const set = Object.entries(next.wakeUps)
    .filter(([name, dueAt]) => before[name] !== dueAt)
    .map(([name, dueAt]) => ({ service, id: next.id, name, dueAt }));
  return [...cancelled, ...set];
}
