export type { AlarmModel } from './alarm-model';
export { sharedAlarmModel } from './alarm-models';
export type { AlarmRules, AlarmService } from './alarm-rules';
export { presenceOf, type Presence } from './presence';
export { ALARM, POSSIBLE_ALARM, readAlarm, type AlarmReading } from './read-alarm';
