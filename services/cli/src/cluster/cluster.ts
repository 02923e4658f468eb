import { openEdge, sharedSettings, type Config, type Edge } from '@hotline/host';
import { builtProgramOf, ServiceProcess } from './service-process';

/**
 * Every service, in the order in which a ticket passes through them. They are stopped in this order, so that later
 * services still handle the last events of earlier ones.
 */
export const SERVICES = ['intake', 'classification', 'routing', 'sla', 'feedback', 'people', 'board'] as const;
/** Delay before a process that ended is started again; doubled each time a process ends before it is ready. */
const RESTART_MS = 500;
const LONGEST_RESTART_MS = 30_000;

export interface ClusterOptions {
  readonly config: Pick<Config, 'host' | 'port' | 'data' | 'trustedProxies'>;
  /** Environment variables of every process, in addition to those of this one. */
  readonly settings?: Readonly<Record<string, string>>;
  /** File and arguments that start a service; its built program when not given. */
  readonly programOf?: (service: string) => readonly string[];
  /** Called when a process has ended by itself and is started again. */
  readonly onEnded?: (line: string) => void;
  /** Called with each line that a process logs. */
  readonly onLog?: (line: string, service: string) => void;
}

/** Runs every service as a process of its own behind one address. A process that ends by itself is started again. */
export class Cluster {
  private readonly processes = new Map<string, Set<ServiceProcess>>(SERVICES.map((service) => [service, new Set()]));
  private readonly leaving = new WeakSet<ServiceProcess>();
  private edge: Edge | undefined;
  private stopping = false;

  private constructor(private readonly options: ClusterOptions) {}

  /** Resolves when every service is ready and the edge answers. */
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

  replicasOf(service: string): ServiceProcess[] {
    return [...(this.processes.get(service) ?? [])];
  }

  replicas(): ServiceProcess[] {
    return SERVICES.flatMap((service) => this.replicasOf(service));
  }

  /** Adds a replica; resolves when it is ready. */
  async add(service: string): Promise<ServiceProcess> {
    const added = this.launch(service, RESTART_MS);
    await added.ready;
    return added;
  }

  /** Removes a replica; resolves when it has finished its open work and ended. */
  async remove(replica: ServiceProcess): Promise<void> {
    this.leaving.add(replica);
    this.processes.get(replica.service)?.delete(replica);
    await replica.stop();
  }

  /** Closes the edge first, then stops one service after the other. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.edge?.close();
    for (const service of SERVICES) await Promise.all(this.replicasOf(service).map((replica) => this.remove(replica)));
  }

  private addresses(): Record<string, string[]> {
    return Object.fromEntries(
      [...this.processes].map(([service, replicas]) => [
        service,
        [...replicas].flatMap(({ url }) => (url === undefined ? [] : [url])),
      ]),
    );
  }

  private launch(service: string, restartMs: number): ServiceProcess {
    const { config, settings, programOf = builtProgramOf, onLog } = this.options;
    const environment = { ...sharedSettings(config), ...settings };
    const launched = new ServiceProcess(service, programOf(service), environment, (line) => onLog?.(line, service));
    this.processes.get(service)?.add(launched);
    void launched.ended.then(({ code, signal, stderr }) => {
      const wasReady = this.processes.get(service)?.delete(launched) && launched.wasReady;
      if (this.stopping || this.leaving.has(launched)) return;
      this.options.onEnded?.(
        `服务 ${service} 已退出（${signal ?? code}），正在重启 ` +
          `Service ${service} ended (${signal ?? code}) and is started again\n${stderr}`,
      );
      const pause = wasReady ? RESTART_MS : Math.min(restartMs * 2, LONGEST_RESTART_MS);
      if (wasReady || this.edge) setTimeout(() => !this.stopping && this.launch(service, pause), pause);
    });
    return launched;
  }
}
