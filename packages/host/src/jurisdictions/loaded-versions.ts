import { compile, type Jurisdiction, type Pack } from '@hotline/jurisdiction';
import { spanAt } from './publications';

/** A jurisdiction that this process does not serve. */
export class NotServed extends Error {
  constructor(name: string, served: Iterable<string>) {
    super(`jurisdiction ${name} is not served here; served: ${[...served].join(', ')}`);
    this.name = 'NotServed';
  }
}

/** A compiled version and the instant (epoch ms) from which it is in force. */
export interface LoadedVersion {
  readonly from: number;
  readonly jurisdiction: Jurisdiction;
  /** Absent for fixed jurisdictions, which were not read from a folder. */
  readonly pack?: Pack;
}

export const loadedVersion = (from: number, pack: Pack, version?: string): LoadedVersion => ({
  from,
  pack,
  jurisdiction: compile(pack, version),
});

/**
 * The compiled versions of each jurisdiction that are in force now or later. The version is looked up by instant, so a
 * version published for a later day takes effect on that day without any action. A decision that began with one version
 * ends with it.
 */
export class LoadedVersions {
  private readonly versions = new Map<string, readonly LoadedVersion[]>();

  constructor(private readonly now: () => number) {}

  names(): string[] {
    return [...this.versions.keys()];
  }

  /** `versions` in the order of the instants from which they are in force. */
  set(name: string, versions: readonly LoadedVersion[]): void {
    this.versions.set(name, versions);
  }

  all(name: string): readonly LoadedVersion[] {
    return this.versions.get(name) ?? [];
  }

  /** @throws NotServed */
  at(name: string, instant = this.now()): LoadedVersion {
    const found = spanAt(this.all(name), instant);
    if (!found) throw new NotServed(name, this.versions.keys());
    return found;
  }
}
