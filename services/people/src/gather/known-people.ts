import type { PeopleDirectory } from '@hotline/host/http';
import type { Context } from '@hotline/runtime';
import type { KnownPeople } from '../domain/person-checks';

/** Makes a function that reads the people whom the input of a command names. */
export const knownPeople =
  <I>(directory: PeopleDirectory, named: (input: I) => readonly (string | undefined)[]) =>
  (_state: unknown, input: I, { jurisdiction }: Context<unknown>): Promise<KnownPeople> =>
    directory.findAll(
      jurisdiction,
      named(input).filter((id) => id !== undefined),
    );
