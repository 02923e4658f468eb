import type { Actor, Operation, Problem, RequestBodyOf, ResponseOf, Role } from '@hotline/contracts';
import { notedProblem } from './noted-problems';

/** A person whose token a test uses to call the API. */
export type TestPerson = Actor & { readonly role: Role; readonly jurisdiction?: string };
/** Returns the token of a person. */
export type TokenOf = (who: TestPerson) => Promise<string>;

/** Thrown when the API refuses a call with a problem document that fits its schema. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(`${status} ${problem.code}: ${problem.detail ?? problem.title}`);
    this.name = 'ProblemError';
  }
}

export interface OperationInput<O extends Operation> {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: RequestBodyOf<O>;
}
/** `token` is sent unchanged, instead of a token for `as`. `key` is the idempotency key. */
export interface Sender {
  readonly as?: TestPerson;
  readonly token?: string;
  readonly key?: string;
}
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Calls the operations of the contracts over HTTP, and checks each answer against its schema. */
export class ApiClient {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly url: () => string,
    private readonly tokenOf: TokenOf,
  ) {}

  /**
   * Throws `ProblemError` for a refusal, `ZodError` for an answer that breaks the contract, and the error of `fetch`
   * when nobody answers.
   */
  async call<O extends Operation>(operation: O, given: OperationInput<O>, sender: Sender = {}): Promise<ResponseOf<O>> {
    const { status, text, headers } = await this.send(operation.method, pathOf(operation, given), given.body, sender);
    if (status !== operation.success) throw problemError(status, headers, text);
    return operation.response.parse(JSON.parse(text)) as ResponseOf<O>;
  }

  /** Sends a file to an operation that takes one. Throws as `call` does. */
  async upload<O extends Operation>(
    operation: O,
    given: OperationInput<O>,
    file: Uint8Array,
    sender: Sender = {},
  ): Promise<ResponseOf<O>> {
    const { status, text, headers } = await this.send(operation.method, pathOf(operation, given), file, sender);
    if (status !== operation.success) throw problemError(status, headers, text);
    return operation.response.parse(JSON.parse(text)) as ResponseOf<O>;
  }

  /** Reads a file from an operation that answers one. Throws `ProblemError` for a refusal. */
  async download<O extends Operation>(
    operation: O,
    given: OperationInput<O>,
    as: TestPerson,
  ): Promise<{ readonly headers: Headers; readonly bytes: Buffer }> {
    const response = await fetch(this.url() + pathOf(operation, given), {
      headers: { authorization: `Bearer ${await this.token(as)}` },
    });
    if (response.status !== operation.success) {
      const text = await response.text();
      if (isProblem(response.headers)) notedProblem(text);
      throw problemError(response.status, response.headers, text);
    }
    return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  /** Sends any request; a string is sent unchanged, and bytes as a file. */
  async send(method: string, path: string, body: unknown, sender: Sender = {}): Promise<HttpAnswer> {
    const token = sender.token ?? (sender.as && (await this.token(sender.as)));
    const response = await fetch(this.url() + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': contentTypeOf(body) }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(sender.key ? { 'idempotency-key': sender.key } : {}),
      },
      ...(body === undefined ? {} : { body: asSent(body) }),
    });
    const text = await response.text();
    if (isProblem(response.headers)) notedProblem(text);
    return { status: response.status, headers: response.headers, text };
  }

  token(who: TestPerson): Promise<string> {
    const name = `${who.role}/${who.id}/${who.unit ?? ''}/${who.post ?? ''}/${who.jurisdiction ?? ''}`;
    const known = this.tokens.get(name) ?? this.tokenOf(who);
    this.tokens.set(name, known);
    known.catch(() => this.tokens.delete(name));
    return known;
  }
}

const contentTypeOf = (body: unknown): string =>
  body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
const asSent = (body: unknown): string | Uint8Array =>
  typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);

/** The path of an operation with its parameters. */
export function pathOf<O extends Operation>(operation: O, { params = {}, query = {} }: OperationInput<O>): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return `/api/v1${path}${search ? `?${search}` : ''}`;
}

export function problemError(status: number, headers: Headers, text: string): ProblemError {
  if (!isProblem(headers))
    throw new Error(`${status} is no problem document but ${headers.get('content-type')}: ${text.slice(0, 200)}`);
  return new ProblemError(status, JSON.parse(text) as Problem);
}

const isProblem = (headers: Headers): boolean =>
  headers.get('content-type')?.startsWith('application/problem+json') ?? false;

/** Returns the problem document with which a call is refused. Throws if the call succeeds or fails in another way. */
export async function refusal(call: Promise<unknown>): Promise<Problem> {
  const answer = await call.catch((error: unknown) => error);
  if (answer instanceof ProblemError) return answer.problem;
  throw answer instanceof Error ? answer : new Error(`it was not refused: ${JSON.stringify(answer)}`);
}
