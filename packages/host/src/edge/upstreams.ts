/** Time in ms for which a process that could not be reached is used only if its service has no other. */
const AVOIDED_MS = 1000;

/** Addresses of the processes of each service; they may change at any time. */
export type ServiceAddresses = Readonly<Record<string, readonly string[]>>;

/**
 * Chooses the processes of a service in turn. One that could not be reached recently is chosen only if there is no
 * other.
 */
export class Upstreams {
  private readonly avoided = new Map<string, number>();
  private turn = 0;

  constructor(
    private readonly addresses: () => ServiceAddresses,
    private readonly now: () => number = Date.now,
  ) {}

  get services(): string[] {
    return Object.keys(this.addresses());
  }

  /** Every process, with its service and address. */
  get processes(): { readonly service: string; readonly address: string }[] {
    return Object.entries(this.addresses()).flatMap(([service, all]) => all.map((address) => ({ service, address })));
  }

  /** Address of a process of the service, or of any service if none is named. Undefined when there is no process. */
  choose(service?: string): string | undefined {
    const known = this.addresses();
    const all = service === undefined ? Object.values(known).flat() : (known[service] ?? []);
    const good = all.filter((address) => (this.avoided.get(address) ?? 0) <= this.now());
    const from = good.length > 0 ? good : all;
    this.turn += 1;
    return from[this.turn % Math.max(1, from.length)];
  }

  avoid(address: string): void {
    this.avoided.set(address, this.now() + AVOIDED_MS);
  }
}
