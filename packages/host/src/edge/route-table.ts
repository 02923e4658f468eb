import { operations, type Operation } from '@hotline/contracts';
import { API_PREFIX } from '../http/endpoint';

interface Route {
  readonly segments: readonly string[];
  readonly service: string;
}

const isParameter = (segment: string): boolean => segment.startsWith('{');
const segmentsOf = (path: string): string[] => path.split('/').slice(1);
const keyOf = (method: string, segments: readonly string[]): string => `${method} ${segments.length}`;
const parameters = ({ segments }: Route): number => segments.filter(isParameter).length;

/** Finds the service that owns a path, from the operations of the contracts. */
export class RouteTable {
  private readonly entries = new Map<string, Route[]>();

  constructor(all: readonly Operation[] = operations) {
    for (const { method, path, service } of all) {
      const entry = { segments: segmentsOf(API_PREFIX + path), service };
      const key = keyOf(method, entry.segments);
      this.entries.set(
        key,
        [...(this.entries.get(key) ?? []), entry].sort((a, b) => parameters(a) - parameters(b)),
      );
    }
  }

  /** `url` may have a query; undefined when no operation has this path. */
  serviceOf(method: string, url: string): string | undefined {
    const segments = segmentsOf(url.split('?', 1)[0] as string);
    const fits = ({ segments: own }: Route): boolean =>
      own.every((segment, i) => isParameter(segment) || segment === segments[i]);
    return this.entries.get(keyOf(method, segments))?.find(fits)?.service;
  }
}
