import type { Provider, Type } from '@nestjs/common';
import type { Text } from '@hotline/contracts';
import type { FastifyInstance } from 'fastify';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type {
  Broadcast,
  Clock,
  CollectionSpec,
  Command,
  Counters,
  Documents,
  RunningService,
  ServiceDefinition,
} from '@hotline/runtime';
import type { SignIn } from './auth/sign-in';
import type { Cache } from './cache/file-cache';
import type { PeopleDirectory } from './directory/people-directory';
import type { TicketFiles } from './files/ticket-files';
import type { Jurisdictions } from './jurisdictions/jurisdictions';
import type { Publishing } from './jurisdictions/publishing';

/** The jurisdictions, engines and settings that a service may use. */
export interface World {
  /**
   * The jurisdiction by name, in the version that is in force at an instant (epoch ms, default now). Throws when the
   * process does not serve it.
   */
  jurisdiction(name: string, at?: number): Jurisdiction;
  /** The jurisdiction of tickets that do not name one. */
  readonly home: Jurisdiction;
  /** All versions of the jurisdictions, earlier and later ones included. */
  readonly jurisdictions: Pick<Jurisdictions, 'explain' | 'text' | 'simulate' | 'names'>;
  /** Turns designations into rules. Absent when the jurisdictions are fixed ones, as in tests. */
  readonly publishing?: Pick<Publishing, 'previewPrecedent' | 'adoptPrecedent'>;
  readonly clock: Clock;
  readonly counters: Counters;
  readonly broadcast: Broadcast;
  /** Documents of a collection that the service lists in `collections`. */
  documents<S>(spec: CollectionSpec<S>): Promise<Documents<S>>;
  /** The people of the jurisdictions: their units, duty and absences, and who is responsible for a post. */
  readonly people: PeopleDirectory;
  /** How people sign in. */
  readonly signIn: SignIn;
  /** Folder of the learned models; every process of a hotline sees the same files. */
  readonly models: string;
  /** Photos, documents and recordings of tickets. */
  readonly files: TicketFiles;
  /** Cache of computed results that survives a restart. */
  readonly cache: Cache;
  /** Address to which messages to callers are posted; absent: they are kept in the store only. */
  readonly messageUrl?: string;
}

/** A metric for Prometheus, read at each scrape. */
export interface Measure {
  readonly name: string;
  readonly help: string;
  readonly kind: 'counter' | 'gauge';
  readonly labels: readonly string[];
  readonly read: () => MeasuredValues | Promise<MeasuredValues>;
}
type MeasuredValues = Iterable<{ readonly labels: Readonly<Record<string, string>>; readonly value: number }>;

/** Limits the requests from one address to routes that need no token. */
export interface Visitors {
  /** Counts a request. Rejects with `Refusal` too-busy above the limit. */
  count(address: string): Promise<void>;
}

/** The declaration of a service. `S` is the state of its documents, `V` what its rules see of a jurisdiction. */
export interface ServiceDeclaration<S, V = unknown> {
  readonly definition: Omit<ServiceDefinition<S, V>, 'view'>;
  /**
   * Returns the view of a jurisdiction that rules get as `context.view`; called once for each version of a
   * jurisdiction.
   */
  readonly view?: (jurisdiction: Jurisdiction) => V;
  /** Commands by name; controllers get them by `@Inject(commandsToken(name))`. */
  readonly commands?: Readonly<Record<string, Command<S, never, V>>>;
  /**
   * Nest controllers; they get the running service by `@Inject(serviceToken(name))` and the world by `@Inject(WORLD)`.
   */
  readonly controllers: readonly Type[];
  /** Further providers that the controllers inject. */
  readonly providers?: readonly Provider[];
  /** Further collections, besides the one with a document for each ticket. */
  readonly collections?: readonly CollectionSpec<never>[];
  readonly measures?: readonly Measure[];
  /** Adds routes outside the API, such as the pages of sign-in. They are open to everybody. */
  readonly routes?: (fastify: FastifyInstance, visitors: Visitors) => void;
  /**
   * Sentences for the person who starts the process, e.g. a link that creates the first account. `address` is that of
   * the process.
   */
  readonly startNotices?: (address: string) => Promise<readonly Text[]>;
  /**
   * Called in each process of the service: at the start for every jurisdiction, later for each whose version in force
   * changes. May be called again for the same version. If it rejects, the error is logged and it is called again within
   * a minute.
   */
  readonly onInForce?: (jurisdiction: Jurisdiction, service: RunningService<S>) => Promise<void>;
}

/** A declared service without its state type, because the states of different services have no common type. */
export interface Service extends Omit<ServiceDeclaration<never, never>, 'definition' | 'view'> {
  readonly definition: ServiceDefinition<never, never>;
}

/** The entry that each service exports. */
export type DefineService = (world: World) => Promise<Service>;

/** Declares a service: `export const intake = defineService<Ticket, IntakeView>((world) => ({ … }))`. */
export const defineService =
  <S, V = unknown>(
    declare: (world: World) => ServiceDeclaration<S, V> | Promise<ServiceDeclaration<S, V>>,
  ): DefineService =>
  async (world) => {
    const { view, ...service } = await declare(world);
    const definition = view ? { ...service.definition, view: viewInForce(world, view) } : service.definition;
    return { ...service, definition } as unknown as Service;
  };

/** The view of a jurisdiction in the version that is in force at an instant. Made once for each version. */
function viewInForce<V>(world: World, view: (jurisdiction: Jurisdiction) => V): (name: string, now: number) => V {
  const views = new WeakMap<Jurisdiction, { readonly view: V }>();
  return (name, now) => {
    const jurisdiction = world.jurisdiction(name, now);
    const known = views.get(jurisdiction) ?? { view: view(jurisdiction) };
    views.set(jurisdiction, known);
    return known.view;
  };
}

export const WORLD = Symbol('world');
export const serviceToken = (name: string): string => `service:${name}`;
export const commandsToken = (name: string): string => `commands:${name}`;
export type { RunningService };
