import { useNavigate, useSearch } from '@tanstack/react-router';
import type { PeopleSearch } from './search';

/** Changes a part of what the URL says about this screen. */
export function useGoTo(): (change: PeopleSearch) => void {
  const navigate = useNavigate();
  const search = useSearch({ from: '/people' });
  return (change) => void navigate({ to: '/people', search: { ...search, ...change } });
}
