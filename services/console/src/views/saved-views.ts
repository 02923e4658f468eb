import { filterOf, type ListSearch } from '../screens/tickets/filter';

/** A search with a name, as the settings of a person keep it. */
export interface SavedView {
  readonly name: string;
  readonly search: ListSearch;
}

export const MOST_VIEWS = 20;
/** In characters. */
export const LONGEST_NAME = 30;

/** The views in the settings of a person; anything that is no view is left out. */
export function readViews(settings: Readonly<Record<string, unknown>> | undefined): SavedView[] {
  const stored: readonly unknown[] = Array.isArray(settings?.views) ? settings.views : [];
  return stored.flatMap((view) => {
    const { name, search } = (view ?? {}) as Record<string, unknown>;
    if (typeof name !== 'string' || name === '' || typeof search !== 'object' || search === null) return [];
    return [{ name, search: filterOf(search as Record<string, unknown>) }];
  });
}

/** The views with one more; it replaces a view of the same name. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] =>
  views.some(({ name }) => name === view.name)
    ? views.map((one) => (one.name === view.name ? view : one))
    : [...views, view];

/** Whether two searches are the same; the order of their conditions does not matter. */
export const isSameSearch = (one: ListSearch, other: ListSearch): boolean => textOf(one) === textOf(other);

const textOf = (search: ListSearch): string =>
  JSON.stringify(
    Object.entries(search)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]: [string, unknown]) => [key, Array.isArray(value) ? [...value].sort() : value])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
