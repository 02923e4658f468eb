import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { Relay, RunningService, type Clock, type Engine, type OnStep, type ServiceReports } from '@hotline/runtime';
import { openAuth, type Auth } from './auth';
import { FileCache, type Cache } from './cache/file-cache';
import type { Config } from './config';
import { checkBindings } from './http/bindings';
import { Gate } from './http/gate';
import { ProblemFilter } from './http/problems/problem-filter';
import { Seats } from './auth/seats';
import { TokenCheck } from './http/token-check';
import { RateLimits } from './http/rate-limits';
import { makeLogger, type Logger } from './observability/log';
import { Metrics } from './observability/metrics';
import { InForceWatch } from './jurisdictions/in-force-watch';
import { buildApp, type PreparedService } from './nest-app';
import { systemApiModule, addSystemRoutes } from './system-api';
import { isUntouched, openEngine, openFiles, type OpenEngine } from './profile';
import { ProcessMaintenance, type Running } from './running';
import type { DefineService, World } from './service';
import { throwIfUnreadable, readFolders } from './jurisdictions/folders';
import { openWorld } from './jurisdictions/open-world';
import type { HostWorld } from './world';

export interface StartOptions {
  readonly services: readonly DefineService[];
  readonly config: Config;
  /** Default: the system clock; tests pass one that they move. */
  readonly clock?: Clock;
  /** Called at each step of each loop and of the relay. */
  readonly onStep?: OnStep;
  /** false: no port is opened. */
  readonly listen?: boolean;
  /** Delay in ms before an event is delivered again, by the number of the attempt that failed. */
  readonly retryDelayMs?: (attempt: number) => number;
  /** Keeps the log apart from the documents, as a cluster does. */
  readonly logApart?: boolean;
  /** Number of documents that the embedded engine caches for each collection; 0 reads the store at every step. */
  readonly cachedDocuments?: number;
  /** Replaces the engine by a wrapper of it; used by tests. */
  readonly through?: (engine: OpenEngine) => OpenEngine;
  /** Fixed jurisdictions, for tests; absent: those that the config names. */
  readonly jurisdictions?: readonly Jurisdiction[];
}

/** Starts the given services in this process. Closes what it opened when the start fails. */
export async function start(options: StartOptions): Promise<Running> {
  const { config } = options;
  const log = makeLogger(config);
  const cache = cacheOf(config, log);
  const untouched = isUntouched(config);
  const folders = options.jurisdictions ? new Map<string, never>() : await readFolders(config, cache);
  if (untouched) throwIfUnreadable(folders);
  const opened = await openEngine(config, {
    ...engineOptions(options),
    onTrouble: (name, error) => log.warn({ engine: name, err: error }, 'an engine has trouble; it is tried again'),
  });
  const engine = options.through?.(opened) ?? opened;
  try {
    const auth = await openAuth(config);
    const files = openFiles(config, engine.clock);
    const world = await openWorld(engine, { ...options, folders, cache, files, signIn: auth.signIn }, log);
    return await startOn({ engine, world, auth }, options, log);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** The cache has a folder of its own, because it needs no backup. */
const cacheOf = ({ cache, data }: Config, log: Logger): Cache =>
  new FileCache(cache ?? join(data, 'cache'), (what) => log.warn(what));

const engineOptions = ({ clock, logApart, cachedDocuments, retryDelayMs }: StartOptions) => ({
  ...(clock ? { clock } : {}),
  ...(logApart === undefined ? {} : { logApart }),
  ...(cachedDocuments === undefined ? {} : { cachedDocuments }),
  ...(retryDelayMs ? { retryDelayMs } : {}),
});

const loadPublications = ({ jurisdictions }: HostWorld, log: Logger): Promise<void> =>
  jurisdictions
    .refresh()
    .catch((error: unknown) => log.warn({ err: error }, 'versions published by other processes could not be loaded'));

const sweepFiles = ({ files, clock }: HostWorld, log: Logger): Promise<void> =>
  files.sweep(clock.now()).catch((error: unknown) => log.warn({ err: error }, 'left-over files could not be deleted'));

interface OpenParts {
  readonly engine: OpenEngine;
  readonly world: HostWorld;
  readonly auth: Auth;
}

async function startOn({ engine, world, auth }: OpenParts, options: StartOptions, log: Logger): Promise<Running> {
  const { onStep, config } = options;
  const metrics = new Metrics();
  const prepared = await prepareServices(options.services, world, engine, reportsTo(log, metrics, onStep));
  const services = prepared.map((one) => one.running);
  metrics.watch(services);
  metrics.watchCalendar(world);
  for (const measure of prepared.flatMap((one) => one.measures)) metrics.add(measure);
  checkBindings(prepared.map(({ running, controllers }) => ({ service: running.name, controllers })));
  const app = await assembleApp({ options, engine, world, prepared, auth, metrics, log });
  const relay = relayOf(engine, log, onStep);
  const maintenance = new ProcessMaintenance(services, engine, relay, log, {
    everySeconds: config.sweepSeconds,
    before: () => loadPublications(world, log),
    after: () => sweepFiles(world, log),
  });
  const url = await listen(app, options);
  maintenance.begin();
  watchVersions(world, prepared, log);
  const { name: jurisdiction, version } = world.home;
  log.info({ url, services: services.map(({ name }) => name), jurisdiction, version }, 'ready');
  return {
    url,
    app,
    world,
    service: (name) => serviceOf(services, name),
    token: (who) => tokenOf(auth, who),
    startNotices: async () => (await Promise.all(prepared.map(({ startNotices }) => startNotices?.(url) ?? []))).flat(),
    sweep: () => maintenance.sweep(),
    idle: () => maintenance.idle(),
    close: () => maintenance.close(app),
  };
}

function reportsTo(log: Logger, metrics: Metrics, onStep: OnStep | undefined): ServiceReports {
  return {
    ...(onStep ? { onStep } : {}),
    onHandled: (service, event) => metrics.event(service, event.type),
    onParked: (service, ticketId, error) =>
      log.error({ service, ticketId, err: error }, 'parked: this ticket waits for somebody to replay it'),
    onActFailed: (service, act, error) => {
      metrics.actFailed(service, act.type);
      log.warn({ service, act: act.id, type: act.type, err: error }, 'an act failed and will be tried again');
    },
    onActsPaused: (service, type, paused) =>
      log.warn(
        { service, type },
        paused ? 'the receiver of these acts fails; they wait in the store' : 'the receiver answers again',
      ),
  };
}

/** The relay that carries events from the outboxes to the log. Undefined where one engine holds both. */
function relayOf({ apart }: OpenEngine, log: Logger, onStep: OnStep | undefined): Relay | undefined {
  const onTrouble = (error: unknown): void =>
    log.error(
      { err: error },
      'the relay had trouble; what it could not carry goes out again, or is found by the sweep',
    );
  return apart && new Relay(apart, onTrouble, onStep);
}

/** Tells the services which version of each jurisdiction is in force: now, and after each check for publications. */
function watchVersions({ jurisdictions }: HostWorld, prepared: readonly PreparedService[], log: Logger): void {
  const watch = new InForceWatch({
    inForce: () => jurisdictions.names.map((name) => jurisdictions.find(name)),
    listeners: prepared.flatMap(({ onInForce }) => onInForce ?? []),
    onFailed: ({ name, version }, error) =>
      log.warn(
        { jurisdiction: name, version, err: error },
        'a service could not follow a new version; it is told again',
      ),
  });
  jurisdictions.onRefresh(() => void watch.look());
  void watch.look();
}

async function prepareServices(
  defines: readonly DefineService[],
  world: World,
  engine: Engine,
  reports: ServiceReports,
): Promise<PreparedService[]> {
  const prepared: PreparedService[] = [];
  for (const define of defines) {
    const service = await define(world);
    const { definition, commands = {}, controllers, providers = [], collections = [], measures = [] } = service;
    for (const spec of collections) await engine.documents(spec);
    const running = await RunningService.prepare(definition, engine, reports);
    const { onInForce, routes, startNotices } = service;
    const tell = onInForce && ((jurisdiction: Jurisdiction) => onInForce(jurisdiction, running));
    prepared.push({
      running,
      commands,
      controllers,
      providers,
      measures,
      ...(tell ? { onInForce: tell } : {}),
      ...(routes ? { routes } : {}),
      ...(startNotices ? { startNotices } : {}),
    });
  }
  return prepared;
}

interface Assembly {
  readonly options: StartOptions;
  readonly engine: OpenEngine;
  readonly world: HostWorld;
  readonly prepared: readonly PreparedService[];
  readonly auth: Auth;
  readonly metrics: Metrics;
  readonly log: Logger;
}

async function assembleApp({
  options,
  engine,
  world,
  prepared,
  auth,
  metrics,
  log,
}: Assembly): Promise<NestFastifyApplication> {
  const { config } = options;
  const limits = new RateLimits(engine.counters, config);
  const gate = gateOf({ options, world, auth }, limits);
  const filter = new ProblemFilter(log, { 'not-authenticated': auth.howToGetIn });
  const services = prepared.map((one) => one.running);
  const app = await buildApp({
    config,
    log,
    metrics,
    world,
    services: prepared,
    gate,
    filter,
    own: systemApiModule(services, config),
  });
  const fastify = app.getHttpAdapter().getInstance();
  addSystemRoutes(fastify, { config, engine, world, services, auth, metrics, limits });
  const visitors = { count: (address: string) => limits.anybody(address) };
  for (const { routes } of prepared) routes?.(fastify, visitors);
  return app;
}

function gateOf({ options, world, auth }: Pick<Assembly, 'options' | 'world' | 'auth'>, limits: RateLimits): Gate {
  const { config, jurisdictions } = options;
  const served = new Set(jurisdictions?.map(({ name }) => name) ?? config.jurisdiction);
  const membership = new TokenCheck({
    directory: world.people,
    clock: world.clock,
    jurisdiction: (name) => world.jurisdiction(name),
    acceptsUnlisted: config.unlistedPeople,
    handsOutTokens: auth.handsOutTokens,
  });
  return new Gate(
    { verifier: auth.verifier, seats: new Seats(world.people, world.clock) },
    limits,
    { home: world.home.name, serves: (name) => served.has(name) },
    membership,
  );
}

/** Starts the event loops before it opens the port, so that a process which answers also handles events. */
async function listen(
  app: NestFastifyApplication,
  { config: { host, port }, listen: opens = true }: StartOptions,
): Promise<string> {
  await app.init();
  try {
    await app.startAllMicroservices();
    if (!opens) return '';
    await app.getHttpAdapter().getInstance().listen({ host, port });
    return addressOf(app.getHttpServer().address() as AddressInfo);
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** An address that a browser can open: 0.0.0.0 and :: are shown as this machine. */
function addressOf({ address, family, port }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}

function serviceOf(services: readonly RunningService<never>[], name: string): RunningService {
  const service = services.find((candidate) => candidate.name === name);
  if (!service)
    throw new Error(
      `this process holds no service ${name}; it holds ${services.map((candidate) => candidate.name).join(', ')}`,
    );
  return service as unknown as RunningService;
}

async function tokenOf(auth: Auth, who: Parameters<Running['token']>[0]): Promise<string> {
  if (!auth.dev) throw new Error(`tokens come from ${auth.issuer}`);
  return auth.dev.sign(who);
}
