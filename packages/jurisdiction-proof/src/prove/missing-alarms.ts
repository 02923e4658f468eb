import type { Pack } from '@hotline/jurisdiction';
import type { RawFinding } from './finding';

/**
 * Reports a pack without emergency services or without sentences of ordinary calls, because it recognises no emergency.
 */
export function missingAlarms(pack: Pack): RawFinding[] {
  const services = pack.guides.filter(({ kind }) => kind === 'emergency');
  if (services.length > 0 && (pack.alarms.ordinary ?? []).length > 0) return [];
  const nothing = { matters: [], regions: [], conditions: {}, powers: [], units: [] };
  return [{ kind: 'no-alarms', ...nothing, from: '0001-01-01', about: undefined }];
}
