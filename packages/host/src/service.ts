import type { Provider, Type } from '@nestjs/common';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type {
  Broadcast,
  Clock,
  CollectionSpec,
  Counters,
  Documents,
  RunningService,
  ServiceDefinition,
} from '@hotline/runtime';
import type { Jurisdictions } from './jurisdictions/jurisdictions';

/** What a service may know of the place and the process it runs in. */
export interface World {
  /** The jurisdiction by name, in the version that is in force at an instant (epoch ms; now if none is named); throws when the process does not serve it. */
  jurisdiction(name: string, at?: number): Jurisdiction;
  /** The jurisdiction of tickets that do not name one. */
  readonly home: Jurisdiction;
  /** The versions of jurisdictions, older and later ones too. */
  readonly jurisdictions: Pick<Jurisdictions, 'explain' | 'text' | 'simulate'>;
  readonly clock: Clock;
  readonly counters: Counters;
  readonly broadcast: Broadcast;
  /** Documents of a collection that the service lists in `collections`. */
  documents<S>(spec: CollectionSpec<S>): Promise<Documents<S>>;
  /** Folder of the learned models; every process of a hotline sees the same files. */
  readonly models: string;
  /** Where messages to callers are posted; absent: they are kept in the store only. */
  readonly messageUrl?: string;
}

/** A figure for Prometheus, read when somebody asks. */
export interface Measure {
  readonly name: string;
  readonly help: string;
  readonly kind: 'counter' | 'gauge';
  readonly labels: readonly string[];
  readonly read: () => Iterable<{ readonly labels: Readonly<Record<string, string>>; readonly value: number }>;
}

/** A service as the bootstrap needs it: its rules, and its controllers. */
export interface Service<S = never> {
  readonly definition: ServiceDefinition<S>;
  /** Nest controllers; they get the running service by `@Inject(serviceToken(name))` and the world by `@Inject(WORLD)`. */
  readonly controllers: readonly Type[];
  /** What the controllers need besides. */
  readonly providers?: readonly Provider[];
  /** What it keeps besides one document a ticket. */
  readonly collections?: readonly CollectionSpec<never>[];
  readonly measures?: readonly Measure[];
}

/** Each service exports one of these as its entry. */
export type DefineService = (world: World) => Service<never> | Promise<Service<never>>;

/** Lets a service keep the type of its state while the bootstrap holds services of every state: `export const intake = defineService((world) => ({ … }))`. */
export const defineService =
  <S>(define: (world: World) => Service<S> | Promise<Service<S>>): DefineService =>
  async (world) =>
    (await define(world)) as unknown as Service<never>;

export const WORLD = Symbol('world');
export const serviceToken = (name: string): string => `service:${name}`;
export type { RunningService };
