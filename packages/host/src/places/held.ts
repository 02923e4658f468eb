import { compile, type Jurisdiction, type Pack } from '@hotline/jurisdiction';
import { spanAt } from './publications';

/** A place that this process does not serve. */
export class NotServed extends Error {
  constructor(name: string, served: Iterable<string>) {
    super(`jurisdiction ${name} is not served here; served: ${[...served].join(', ')}`);
    this.name = 'NotServed';
  }
}

/** A version that this process holds ready, from an instant on. */
export interface Ready {
  readonly from: number;
  readonly place: Jurisdiction;
  /** Absent for places that were given and not read. */
  readonly pack?: Pack;
}

export const ready = (from: number, pack: Pack, version?: string): Ready => ({
  from,
  pack,
  place: compile(pack, version),
});

/**
 * The versions of each place that decide now or will: which one an instant asks for is a look, so that what was published for a
 * day takes effect on that day by itself. Whoever has begun with one version finishes with it.
 */
export class HeldPlaces {
  private readonly held = new Map<string, readonly Ready[]>();

  constructor(private readonly now: () => number) {}

  names(): string[] {
    return [...this.held.keys()];
  }

  /** In the order of their instants. */
  set(name: string, versions: readonly Ready[]): void {
    this.held.set(name, versions);
  }

  all(name: string): readonly Ready[] {
    return this.held.get(name) ?? [];
  }

  /** @throws NotServed */
  at(name: string, instant = this.now()): Ready {
    const found = spanAt(this.all(name), instant);
    if (!found) throw new NotServed(name, this.held.keys());
    return found;
  }
}
