import { isRefused, type Decided, type Decision } from '../decision';
import type { CollectionSpec, Commit, Documents } from '../ports/documents';
import type { Engine } from '../ports/engine';

/** A rule returned a value that a JSON round trip would change. Every engine stores documents as JSON. */
export class NotStorable extends Error {
  constructor(path: string, value: unknown) {
    super(`${path} is ${describe(value)}: after storage a rule would see something else`);
    this.name = 'NotStorable';
  }
}

/**
 * Returns the value as it is read back from storage, after a JSON round trip. Throws `NotStorable` unless the result is
 * deeply equal to the value; a key with the value `undefined` counts as a difference.
 */
export function throughStorage<T>(value: T, path = 'value'): T {
  checkStorable(value, path);
  return JSON.parse(JSON.stringify(value)) as T;
}

/**
 * Returns a decision as the next rule reads it from storage. Returns refusals and `undefined` unchanged, because they
 * are not stored. Throws `NotStorable`.
 */
export const afterStorage = <S>(decided: Decided<S>): Decided<S> =>
  decided === undefined || isRefused(decided) ? decided : throughStorage<Decision<S>>(decided, 'decision');

/**
 * Wraps a rule so that it returns its decisions as they are read back from storage. Throws `NotStorable` if storage
 * would change a decision.
 */
export const onStored =
  <A extends readonly unknown[], S>(rule: (...values: A) => Decided<S>): ((...values: A) => Decided<S>) =>
  (...values) =>
    afterStorage(rule(...values));

/**
 * Wraps an engine so that a commit rejects with `NotStorable` if storage would change it. All other commits are stored
 * as copies.
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

/** Wraps the documents of an adapter: only `commit` differs. */
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

/**
 * Whether a value is a plain object, including objects made in another realm (a worker, a Node API). Class instances
 * are not plain.
 */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const describe = (value: unknown): string =>
  typeof value === 'object' && value !== null ? `an object of class ${value.constructor.name}` : String(value);
