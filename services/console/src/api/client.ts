import createClient from 'openapi-fetch';
import { identity } from '../session/session';
import type { paths, Problem } from './paths';

/** The server refused a request; `problem` is its problem document (RFC 9457). */
export class RequestRefused extends Error {
  constructor(
    readonly problem: Problem,
    readonly status: number,
  ) {
    super(problem.title);
    this.name = 'RequestRefused';
  }
}

export const api = createClient<paths>({ baseUrl: '' });
api.use({
  async onRequest({ request }) {
    for (const [name, value] of Object.entries(await identity())) request.headers.set(name, value);
    return request;
  },
});

const UNANSWERED: Problem = {
  type: 'about:blank',
  title: 'The server does not answer',
  titleZh: '服务器没有应答',
  status: 0,
  code: 'unavailable',
  hint: { zh: '请检查网络，恢复后自动重试', en: 'Check the network; the request is repeated automatically' },
};

/** The data of an answer. @throws RequestRefused with the problem document, also when nobody answers. */
export async function dataOf<T>(
  answer: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<NonNullable<T>> {
  const { data, error, response } = await answer.catch(() => {
    throw new RequestRefused(UNANSWERED, 0);
  });
  if (data !== undefined && data !== null) return data;
  throw new RequestRefused(asProblem(error, response.status), response.status);
}

/** Turns an error into a problem document, even one that is something else, such as the error page of a proxy. */
export function asProblem(error: unknown, status: number): Problem {
  if (typeof error === 'object' && error !== null && 'titleZh' in error) return error as Problem;
  return { ...UNANSWERED, status };
}
