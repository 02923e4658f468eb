import type { Operation, RequestBodyOf, ResponseOf, Role } from '@hotline/contracts';
import type { Running } from '@hotline/host';

/** A person of the demonstration who sends a request. */
export interface Acting {
  readonly id: string;
  readonly role: Role;
  readonly unit?: string;
}

/** Calls the operations of the API inside the process, as the console does over HTTP. */
export class CountyClient {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(private readonly running: Pick<Running, 'app' | 'token'>) {}

  /** Resolves to undefined when the API refuses the request; the demonstration then goes on without it. */
  async call<O extends Operation>(
    operation: O,
    as: Acting,
    params: Readonly<Record<string, string>> = {},
    body?: RequestBodyOf<O>,
  ): Promise<ResponseOf<O> | undefined> {
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
    const answer = await this.running.app.inject({
      method: operation.method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${await this.token(as)}` },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    if (answer.statusCode >= 500) throw new Error(`${operation.id} answered ${answer.statusCode}: ${answer.payload}`);
    return answer.statusCode === operation.success ? (answer.json() as ResponseOf<O>) : undefined;
  }

  /** Attaches a file; resolves to undefined when the API refuses it. */
  async attach(as: Acting, ticketId: string, purpose: 'before' | 'after', file: Buffer): Promise<string | undefined> {
    const answer = await this.running.app.inject({
      method: 'POST',
      url: `/api/v1/tickets/${ticketId}/evidence?purpose=${purpose}`,
      headers: { authorization: `Bearer ${await this.token(as)}`, 'content-type': 'application/octet-stream' },
      payload: file,
    });
    if (answer.statusCode >= 500) throw new Error(`a photo was answered ${answer.statusCode}: ${answer.payload}`);
    return answer.statusCode === 201 ? answer.json<{ file: string }>().file : undefined;
  }

  private token(who: Acting): Promise<string> {
    const name = `${who.role}/${who.id}/${who.unit ?? ''}`;
    const known = this.tokens.get(name) ?? this.running.token(who);
    this.tokens.set(name, known);
    return known;
  }
}
