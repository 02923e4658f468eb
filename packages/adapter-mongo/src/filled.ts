import type { TicketEvent } from '@hotline/contracts';
import type { WakeUpChange } from '@hotline/runtime';

/** Documents remembered as having something to carry; beyond, the sweep finds them. */
const MOST = 20_000;

/** What one commit left in its document to be carried to other engines. */
export interface Left {
  readonly version: number;
  readonly events: readonly TicketEvent[];
  readonly wakeUps: readonly WakeUpChange[];
}

/** The documents of one collection whose outbox may hold something. */
export class Filled {
  /** Everything that the outbox holds, in order. */
  private readonly known = new Map<string, readonly Left[]>();
  /** Some of it may be of another process, so it has to be read; by id, the version that filled it last as far as this process knows. */
  private readonly unread = new Map<string, number>();

  get size(): number {
    return this.known.size + this.unread.size;
  }

  /**
   * Takes in what a commit left; `whole`: whatever else the outbox holds was taken in before. False when there are too many to remember: then the
   * outbox is not whole any more to those that follow, for they must not overtake it.
   */
  add(id: string, left: Left, whole: boolean): boolean {
    const before = this.known.get(id) ?? [];
    const last = this.unread.get(id) ?? before.at(-1)?.version;
    if (last === undefined && this.size >= MOST) return false;
    if (whole && !this.unread.has(id) && (last ?? 0) < left.version) this.known.set(id, [...before, left]);
    else this.read(id, Math.max(left.version, last ?? 0));
    return true;
  }

  /** The sweep has found it. */
  found(id: string): void {
    if (!this.known.has(id) && !this.unread.has(id)) this.unread.set(id, 0);
  }

  /** The outbox holds nothing of this version or below any more. */
  carried(id: string, version: number): void {
    if ((this.unread.get(id) ?? Infinity) <= version) this.unread.delete(id);
    const later = this.known.get(id)?.filter((left) => left.version > version);
    if (later?.length === 0) this.known.delete(id);
    else if (later) this.known.set(id, later);
  }

  /** The first of those that are known. */
  first(limit: number): [id: string, left: readonly Left[]][] {
    const first: [string, readonly Left[]][] = [];
    for (const entry of this.known) {
      if (first.length >= limit) break;
      first.push(entry);
    }
    return first;
  }

  /** Those that have to be read. */
  toRead(): string[] {
    return [...this.unread.keys()];
  }

  private read(id: string, version: number): void {
    this.known.delete(id);
    this.unread.set(id, version);
  }
}
