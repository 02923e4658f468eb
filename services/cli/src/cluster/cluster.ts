import { openEdge, sharedSettings, type Config, type Edge } from '@hotline/host';
import { ServiceProcess } from './service-process';

/** In the order of a ticket's life; stopped in this order too, so that what the first has begun the others still hear of. */
export const SERVICES = ['intake', 'classification', 'routing', 'sla', 'feedback', 'board'] as const;
const START_AGAIN_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface ClusterOptions {
  readonly config: Pick<Config, 'host' | 'port' | 'data' | 'trustedProxies'>;
  /** Environment variables of every process, besides those of this one. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told of processes that ended by themselves and are started again. */
  readonly onEnded?: (line: string) => void;
}

/** Every service as a process of its own behind one address. A process that ends by itself is started again. */
export class Cluster {
  private readonly processes = new Map<string, Set<ServiceProcess>>(SERVICES.map((service) => [service, new Set()]));
  private readonly leaving = new WeakSet<ServiceProcess>();
  private edge: Edge | undefined;
  private stopping = false;

  private constructor(private readonly options: ClusterOptions) {}

  /** Resolves when all of them are ready and the edge answers. */
  static async start(options: ClusterOptions): Promise<Cluster> {
    const cluster = new Cluster(options);
    try {
      await Promise.all(SERVICES.map((service) => cluster.add(service)));
      cluster.edge = await openEdge({ config: options.config, addresses: () => cluster.addresses() });
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  get url(): string {
    return this.edge?.url ?? '';
  }

  of(service: string): ServiceProcess[] {
    return [...(this.processes.get(service) ?? [])];
  }

  all(): ServiceProcess[] {
    return SERVICES.flatMap((service) => this.of(service));
  }

  /** One replica more; resolves when it is ready. */
  async add(service: string): Promise<ServiceProcess> {
    const added = this.launch(service, START_AGAIN_MS);
    await added.ready;
    return added;
  }

  /** One replica less; resolves when it has finished what was open, and ended. */
  async remove(replica: ServiceProcess): Promise<void> {
    this.leaving.add(replica);
    this.processes.get(replica.service)?.delete(replica);
    await replica.stop();
  }

  /** First nobody gets in any more, then one service after the other. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.edge?.close();
    for (const service of SERVICES) await Promise.all(this.of(service).map((replica) => this.remove(replica)));
  }

  private addresses(): Record<string, string[]> {
    return Object.fromEntries(
      [...this.processes].map(([service, replicas]) => [
        service,
        [...replicas].flatMap(({ url }) => (url === undefined ? [] : [url])),
      ]),
    );
  }

  private launch(service: string, pauseMs: number): ServiceProcess {
    const launched = new ServiceProcess(service, { ...sharedSettings(this.options.config), ...this.options.settings });
    this.processes.get(service)?.add(launched);
    void launched.ended.then(({ code, signal, said }) => {
      const wasReady = this.processes.get(service)?.delete(launched) && launched.wasReady;
      if (this.stopping || this.leaving.has(launched)) return;
      this.options.onEnded?.(`${service} ended with ${signal ?? code} and is started again\n${said}`);
      const pause = wasReady ? START_AGAIN_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      if (wasReady || this.edge) setTimeout(() => !this.stopping && this.launch(service, pause), pause);
    });
    return launched;
  }
}
