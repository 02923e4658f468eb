import { operations } from '@hotline/contracts';
import { operationOf } from './endpoint';

interface ServiceControllers {
  readonly service: string;
  readonly controllers: readonly { readonly prototype: object }[];
}

/** Operations that have no handler, or more than one. */
export class UnboundOperation extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'Unbound';
  }
}

const handlersOf = (controller: { readonly prototype: object }): object[] =>
  Object.getOwnPropertyNames(controller.prototype)
    .map((name) => (controller.prototype as Record<string, unknown>)[name])
    .filter((member) => typeof member === 'function');

/** Checks that every operation of the given services has exactly one handler. Throws `UnboundOperation`. */
export function checkBindings(services: readonly ServiceControllers[]): void {
  const faults = services.flatMap(({ service, controllers }) => {
    const bound = controllers.flatMap(handlersOf).map((handler) => operationOf(handler)?.id);
    const own = operations.filter((operation) => operation.service === service);
    return own
      .filter(({ id }) => bound.filter((other) => other === id).length !== 1)
      .map(({ id }) => `${service}: operation ${id} needs exactly one controller method with @Endpoint(${id})`);
  });
  if (faults.length > 0) throw new UnboundOperation(faults);
}
