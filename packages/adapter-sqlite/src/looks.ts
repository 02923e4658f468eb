import type { DatabaseHandle } from './database';

/** A place in an index. */
export interface Place {
  readonly key: string;
  readonly id: string;
}

/** The first places of a range, in one order or the other. */
export interface Look {
  readonly index: string;
  /** Encoded; inclusive. */
  readonly from: string;
  /** Encoded; exclusive. */
  readonly to: string;
  readonly descending: boolean;
  readonly limit: number;
}
interface Waiting extends Look {
  found(places: readonly Place[]): void;
  failed(error: unknown): void;
}

/** Looks that one statement takes along at most. */
const MOST_TOGETHER = 16;

/**
 * Looks into the key table of one collection. Those that are asked for in the same turn are one statement: most of what a look costs is to begin and end a
 * statement, and who seeks what may be the same asks for nine.
 */
export class Looks {
  private waiting: Waiting[] = [];
  private readonly statements = new Map<string, ReturnType<DatabaseHandle['prepare']>>();

  constructor(
    private readonly db: DatabaseHandle,
    private readonly table: string,
  ) {}

  find(look: Look): Promise<readonly Place[]> {
    return new Promise((found, failed) => {
      if (this.waiting.length === 0) queueMicrotask(() => this.run());
      this.waiting.push({ ...look, found, failed });
    });
  }

  private run(): void {
    const asked = this.waiting;
    this.waiting = [];
    for (const descending of [true, false]) {
      const same = asked.filter((look) => look.descending === descending);
      for (let at = 0; at < same.length; at += MOST_TOGETHER)
        this.runTogether(same.slice(at, at + MOST_TOGETHER), descending);
    }
  }

  private runTogether(looks: readonly Waiting[], descending: boolean): void {
    try {
      const found = looks.map((): Place[] => []);
      const values = looks.flatMap(({ index, from, to, limit }) => [index, from, to, limit]);
      for (const place of this.statement(looks.length, descending).all(...values) as (Place & { look: number })[])
        found[place.look]?.push(place);
      looks.forEach((look, i) => look.found(found[i] ?? []));
    } catch (error) {
      for (const look of looks) look.failed(error);
    }
  }

  private statement(looks: number, descending: boolean): ReturnType<DatabaseHandle['prepare']> {
    const name = `${looks} ${descending}`;
    const order = descending ? 'key DESC, id DESC' : 'key, id';
    const one = (look: number): string =>
      `SELECT ${look} AS look, key, id FROM (SELECT key, id FROM "${this.table}" WHERE ix = ? AND key >= ? AND key < ? ORDER BY ${order} LIMIT ?)`;
    const known =
      this.statements.get(name) ??
      this.db.prepare(Array.from({ length: looks }, (_, look) => one(look)).join(' UNION ALL '));
    this.statements.set(name, known);
    return known;
  }
}
