import type { CalendarRules } from '@hotline/jurisdiction';
import { dayKinds } from './day-kinds';
import { workingCalendar, type WorkingCalendar } from './working-time';

export * from './working-time';
export { dayKinds } from './day-kinds';
export { localDates, type LocalDates } from './local-date';

/** The calendar of a jurisdiction over the national one. @throws TimeZoneUnknown, RangeError */
export const calendarOf = (rules: CalendarRules): WorkingCalendar => workingCalendar(rules, dayKinds(rules));
