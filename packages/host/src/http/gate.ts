import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { anyRole, roleLabels, type Actor, type Operation } from '@hotline/contracts';
import { Refusal } from '@hotline/runtime';
import type { FastifyRequest } from 'fastify';
import type { Verifier } from '../auth';
import { operationOf } from './endpoint';
import { commandOf } from './idempotency';
import { InputReader } from './input/input-reader';
import { SEAT_HEADER, type Seats } from '../auth/seats';
import type { TokenCheck } from './token-check';
import type { RateLimits } from './rate-limits';

/** Actor of requests that need no token. */
const ANYBODY: Actor = { id: 'anybody', role: 'system' };

interface Admitted {
  readonly actor: Actor;
  readonly jurisdiction: string;
  /** When the token expires, epoch ms. */
  readonly expiresAt?: number;
}

interface GuardedOperation {
  readonly operation: Operation;
  readonly reader: InputReader;
}

export interface ServedJurisdictions {
  readonly home: string;
  serves(name: string): boolean;
}

/** Checks each request once, in this order: token, jurisdiction, seat, role, rate limit, person and unit, input. */
export class Gate implements CanActivate {
  private readonly known = new Map<object, GuardedOperation>();

  constructor(
    private readonly tokens: { readonly verifier: Verifier; readonly seats: Seats },
    private readonly limits: RateLimits,
    private readonly served: ServedJurisdictions,
    private readonly membership: TokenCheck,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { operation, reader } = this.operationOf(context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { actor, jurisdiction, expiresAt } = await this.admit(operation, request);
    await this.membership.check(actor, jurisdiction);
    const input = reader.read(request);
    const command =
      operation.method === 'POST' && !operation.upload
        ? commandOf(
            request.headers['idempotency-key'],
            { jurisdiction, person: actor.id },
            {
              method: request.method,
              path: pathOf(request.url),
              body: request.body,
            },
          )
        : undefined;
    request.hotlineContext = {
      operation,
      input,
      call: {
        actor,
        jurisdiction,
        traceparent: request.traceparent,
        ...(command ? { command } : {}),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      },
    };
    return true;
  }

  private async admit(operation: Operation, request: FastifyRequest): Promise<Admitted> {
    if (operation.roles === 'public') {
      await this.limits.anybody(request.ip);
      if (operation.method === 'POST') await this.limits.publicWriter(request.ip);
      return { actor: ANYBODY, jurisdiction: this.served.home };
    }
    const bearer = await this.tokens.verifier.verify(request.headers.authorization);
    const { jurisdiction = this.served.home } = bearer;
    if (!this.served.serves(jurisdiction)) throw notServed();
    const actor = await this.tokens.seats.take(bearer, jurisdiction, seatIn(request));
    if (!operation.roles.some((role) => role === actor.role)) throw notAllowed(operation, actor);
    if (operation.method === 'POST') await this.limits.writer(actor.id);
    return { actor, jurisdiction, expiresAt: bearer.expiresAt };
  }

  private operationOf(handler: object): GuardedOperation {
    const known = this.known.get(handler);
    if (known) return known;
    const operation = operationOf(handler);
    if (!operation) throw new Error(`a controller method has no operation: decorate it with @Endpoint`);
    const fresh = { operation, reader: new InputReader(operation) };
    this.known.set(handler, fresh);
    return fresh;
  }
}

const seatIn = ({ headers }: FastifyRequest): string | undefined => {
  const asked = headers[SEAT_HEADER];
  return Array.isArray(asked) ? asked[0] : asked;
};

const pathOf = (url: string): string => url.split('?', 1)[0] as string;

function notAllowed(operation: Operation, actor: Actor): Refusal {
  const allowed = anyRole(operation.roles === 'public' ? [] : operation.roles);
  const { zh, en } = roleLabels[actor.role];
  return new Refusal({
    refused: 'not-allowed',
    detail: {
      zh: `${zh}账号无“${operation.zh}”权限`,
      en: `The account of ${/^[aeio]/.test(en) ? 'an' : 'a'} ${en} may not do this`,
    },
    hint: { zh: `请由${allowed.zh}办理`, en: `Ask ${allowed.en}` },
  });
}

function notServed(): Refusal {
  return new Refusal({
    refused: 'not-allowed',
    detail: {
      zh: '本系统未开通账号所属辖区',
      en: 'This system does not serve the jurisdiction of the account',
    },
    hint: { zh: '请向管理员核实账号所属辖区', en: 'Ask the administrator which jurisdiction the account belongs to' },
  });
}
