export const PEOPLE_TABS = ['people', 'roster', 'handovers'] as const;
export type PeopleTab = (typeof PEOPLE_TABS)[number];

/** What the URL of the screen says: the unit, the tab, and the person who is open. */
export interface PeopleSearch {
  readonly unit?: string;
  readonly tab?: PeopleTab;
  readonly person?: string;
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export function peopleSearchOf(search: Record<string, unknown>): PeopleSearch {
  const [unit, person] = [textIn(search.unit), textIn(search.person)];
  const tab = PEOPLE_TABS.find((one) => one === search.tab);
  return { ...(unit ? { unit } : {}), ...(tab ? { tab } : {}), ...(person ? { person } : {}) };
}
