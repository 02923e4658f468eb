import { operations } from '@hotline/contracts';
import { checkBindings, UnboundOperation } from './bindings';
import { Endpoint } from './endpoint';

const own = operations.filter(({ service }) => service === 'board');

/** A controller class with one method for each operation given. */
function controllerOf(bound: typeof own): { prototype: object } {
  class Bound {}
  for (const [n, operation] of bound.entries()) {
    const name = `handler${n}`;
    Object.defineProperty(Bound.prototype, name, { value: () => undefined, configurable: true, writable: true });
    const descriptor = Object.getOwnPropertyDescriptor(Bound.prototype, name) as TypedPropertyDescriptor<() => unknown>;
    Endpoint(operation)(Bound.prototype, name, descriptor);
  }
  return Bound;
}

describe('checkBindings', () => {
  it('accepts a service with one handler for each of its operations, in any number of controllers', () => {
    const [first, ...others] = own;
    expect(() =>
      checkBindings([{ service: 'board', controllers: [controllerOf([first as never]), controllerOf(others)] }]),
    ).not.toThrow();
  });

  it('names all operations without a handler in one error', () => {
    const left = own.slice(0, 2);
    try {
      checkBindings([{ service: 'board', controllers: [controllerOf(own.slice(2))] }]);
      throw new Error('nothing was thrown');
    } catch (error) {
      expect(error).toBeInstanceOf(UnboundOperation);
      for (const { id } of left) expect((error as Error).message).toContain(`operation ${id} needs exactly one`);
      expect((error as Error).message.split('\n')).toHaveLength(2);
    }
  });

  it('refuses two handlers for one operation', () => {
    expect(() =>
      checkBindings([{ service: 'board', controllers: [controllerOf(own), controllerOf(own.slice(0, 1))] }]),
    ).toThrow(own[0]?.id);
  });

  it('requires no handlers for services that the process does not run', () => {
    expect(() => checkBindings([{ service: 'letters', controllers: [] }])).not.toThrow();
  });
});
