import { isRefused, type Decided, type Decision } from '../decision';
import type { CollectionSpec, Commit, Documents } from '../ports/documents';
import type { Engine } from '../ports/engine';

/** A value that a rule decided and that JSON, in which every engine stores documents, does not give back as it was. */
export class NotStorable extends Error {
  constructor(path: string, value: unknown) {
    super(`${path} is ${describe(value)}: after storage a rule would see something else`);
    this.name = 'NotStorable';
  }
}

/**
 * The value as it is read back from storage: a JSON round trip. Throws `NotStorable` unless that is deeply equal to
 * the value, keys with the value
 * `undefined` included.
 */
export function throughStorage<T>(value: T, path = 'value'): T {
  checkStorable(value, path);
  return JSON.parse(JSON.stringify(value)) as T;
}

/**
 * What a rule decided, as the next rule finds it in storage. Refusals and "nothing changes" are not stored. Throws
 * `NotStorable`.
 */
export const afterStorage = <S>(decided: Decided<S>): Decided<S> =>
  decided === undefined || isRefused(decided) ? decided : throughStorage<Decision<S>>(decided, 'decision');

/** The same rule, whose decisions must be storable and are returned as they are read back. */
export const onStored =
  <A extends readonly unknown[], S>(rule: (...values: A) => Decided<S>): ((...values: A) => Decided<S>) =>
  (...values) =>
    afterStorage(rule(...values));

/**
 * The same engine, which refuses with `NotStorable` a commit that is not read back as it was decided, and keeps only
 * what is read back.
 */
export function strictlyStored<E extends Engine>(engine: E): E {
  const collections = new Map<string, Promise<Documents<unknown>>>();
  const documents = <S>(spec: CollectionSpec<S>): Promise<Documents<S>> => {
    const known =
      collections.get(spec.name) ?? engine.documents(spec).then((inner) => strict(inner) as Documents<unknown>);
    collections.set(spec.name, known);
    return known as Promise<Documents<S>>;
  };
  return { ...engine, documents, check: () => engine.check(), close: () => engine.close() };
}

/** The adapter's documents with another `commit`; everything else is the adapter's own. */
const strict = <S>(inner: Documents<S>): Documents<S> =>
  new Proxy(inner, {
    get(target, name) {
      if (name === 'commit')
        return async ({ next, previous, events }: Commit<S>): Promise<void> =>
          target.commit({
            next: throughStorage(next, `document ${next.id}`),
            previous,
            events: throughStorage(events, `events of ${next.id}`),
          });
      const member = Reflect.get(target, name) as unknown;
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });

function checkStorable(value: unknown, path: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) return;
  if (Array.isArray(value)) return value.forEach((element, i) => checkStorable(element, `${path}[${i}]`));
  if (!isPlain(value)) throw new NotStorable(path, value);
  for (const [key, member] of Object.entries(value)) checkStorable(member, `${path}.${key}`);
}

/** Class instances, maps and dates are not plain; an object of another realm (a worker, a Node API) is. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const describe = (value: unknown): string =>
  typeof value === 'object' && value !== null ? `an object of class ${value.constructor.name}` : String(value);
