import { join } from 'node:path';
import { operations, role, type Operation } from '@hotline/contracts';
import { systemOperations } from '@hotline/host';
import { readSourceFile } from '../house/source-files';
import { readConsole } from './console-sources';
import { reachedBy, usedPaths } from './reached';
import { unreached } from './unreached';

const all: readonly Operation[] = [...operations, ...systemOperations];
const reached = reachedBy(readConsole(join(__dirname, '../../..')), all, role.options);

const rolesOf = ({ roles }: Operation): readonly string[] => (roles === 'public' ? ['public'] : roles);
/** Roles that may call an operation and have no screen that does. */
const without = (operation: Operation): string[] =>
  rolesOf(operation).filter((one) => !reached.get(operation.id)?.has(one));
const missing = new Map(all.map((operation) => [operation.id, without(operation)]));
const rolesById = new Map(all.map((operation) => [operation.id, rolesOf(operation)]));
const excused = unreached.flatMap(({ operations: ids, roles }) =>
  ids.map((id) => ({ id, roles: (roles ?? rolesById.get(id) ?? []) as readonly string[] })),
);

describe('Operations of the API and the screens of the console', () => {
  it('every role reaches each operation that it may use from its screens, or a reason says why not', () => {
    const untold = [...missing].flatMap(([id, roles]) => {
      const left = roles.filter((one) => !excused.some((other) => other.id === id && other.roles.includes(one)));
      return left.length > 0 ? [`${id}: ${left.join(' ')}`] : [];
    });
    expect(untold).toEqual([]);
  });

  it('the list of operations without a screen names no operation that the screens of the role reach by now', () => {
    const untrue = excused.flatMap(({ id, roles }) => {
      const wrong = roles.filter((one) => !missing.get(id)?.includes(one));
      return wrong.length > 0 || !missing.has(id) ? [`${id}: ${wrong.join(' ')}`] : [];
    });
    expect(untrue).toEqual([]);
  });

  it('the list of operations without a screen gives one reason for each operation and role', () => {
    const pairs = excused.flatMap(({ id, roles }) => roles.map((one) => `${id} ${one}`));
    expect(pairs.filter((one, at) => pairs.indexOf(one) !== at)).toEqual([]);
  });

  it('a path in the sources of the console counts with the method with which it is called, and in types not at all', () => {
    const file = readSourceFile(
      'services/console/src/one.ts',
      `const HERE = '/api/v1/me/settings';
       type Views = Read<'/api/v1/figures'>;
       const read = () => api.GET(HERE);
       const save = () => give({ path: HERE });
       const find = () => api.POST('/api/v1/similar-tickets', {});`,
    );
    expect(usedPaths(file)).toEqual([
      { path: '/api/v1/me/settings', method: 'GET' },
      { path: '/api/v1/me/settings' },
      { path: '/api/v1/similar-tickets', method: 'POST' },
    ]);
  });
});
