import { encodeKey, type CollectionSpec, type IndexKey } from '@hotline/runtime';

/** The keys of a state: one list for each index, in the order of declaration. */
export type StateKeys = readonly (readonly IndexKey[])[];

export interface KeyChange {
  readonly index: string;
  /** Encoded. */
  readonly key: string;
}

/** Computes the keys of a collection's states, and the differences between the keys of two states. */
export class KeyReader<S> {
  private readonly indexes: readonly (readonly [name: string, keys: (state: S) => readonly IndexKey[]])[];
  private readonly none: StateKeys;

  constructor({ indexes }: CollectionSpec<S>) {
    this.indexes = Object.entries(indexes);
    this.none = this.indexes.map(() => []);
  }

  of(state: S | undefined): StateKeys {
    return state === undefined ? this.none : this.indexes.map(([, keys]) => keys(state));
  }

  changes(
    before: StateKeys,
    after: StateKeys,
  ): { readonly dropped: readonly KeyChange[]; readonly added: readonly KeyChange[] } {
    const dropped: KeyChange[] = [];
    const added: KeyChange[] = [];
    this.indexes.forEach(([index], i) => {
      const [old, fresh] = [before[i] ?? [], after[i] ?? []];
      if (sameKeys(old, fresh)) return;
      const [encodedOld, encodedFresh] = [old.map(encodeKey), fresh.map(encodeKey)];
      for (const key of encodedOld) if (!encodedFresh.includes(key)) dropped.push({ index, key });
      for (const key of encodedFresh) if (!encodedOld.includes(key)) added.push({ index, key });
    });
    return { dropped, added };
  }
}

function sameKeys(a: readonly IndexKey[], b: readonly IndexKey[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (!sameKey(a[i] as IndexKey, b[i] as IndexKey)) return false;
  return true;
}

function sameKey(a: IndexKey, b: IndexKey): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
