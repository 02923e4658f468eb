import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Files whose name contains a hash of their content. */
const HASHED = /^\/assets\//;
const FOREVER = 'public, max-age=31536000, immutable';
/** First path segments that do not belong to the console. An unknown address below them gets a problem document. */
const NOT_A_SCREEN = /^\/(?:api|oidc|dev|docs|admin|healthz|readyz|metrics|\.well-known)(?:\/|$)/;
const HAS_EXTENSION = /\.\w+$/;

export interface ConsoleOptions {
  /** Folder of the built front end. */
  readonly folder: string;
  /** Further origins that scripts may call, such as that of an OIDC provider. */
  readonly connectTo: readonly string[];
  /** Answers a visit while the front end is not built. */
  readonly notBuilt: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
}

/**
 * Serves the built front end: its files, and `index.html` for every screen. The folder may be filled while the process
 * runs.
 */
export function serveConsole(fastify: FastifyInstance, { folder, connectTo, notBuilt }: ConsoleOptions): void {
  const policy = policyOf(connectTo);
  void fastify.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'deny',
  });
  const isFile = (path: string): boolean => HAS_EXTENSION.test(path) && existsSync(join(folder, path));
  const visit = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const path = pathOf(request.url);
    if (path === undefined || NOT_A_SCREEN.test(path)) return notFound(reply);
    void reply.header('content-security-policy', policy).header('referrer-policy', 'same-origin');
    if (isFile(path)) return reply.header('cache-control', HASHED.test(path) ? FOREVER : 'no-cache').sendFile(path);
    if (HAS_EXTENSION.test(path) || !isNavigation(request)) return notFound(reply);
    void reply.header('cache-control', 'no-cache');
    return existsSync(join(folder, 'index.html')) ? reply.sendFile('/index.html') : notBuilt(request, reply);
  };
  fastify.get('/', visit);
  fastify.get('/*', visit);
}

/** The decoded path; undefined when it cannot be decoded or leaves the folder. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split('?', 1)[0] as string);
    return path.includes('\0') || path.split('/').includes('..') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** `/` is shown to every client; other screens to browsers only, so that programs learn that an address is unknown. */
const isNavigation = ({ url, headers }: FastifyRequest): boolean =>
  url.split('?', 1)[0] === '/' || (headers.accept ?? '').includes('text/html');

function notFound(reply: FastifyReply): FastifyReply {
  for (const name of ['content-security-policy', 'cache-control']) void reply.removeHeader(name);
  reply.callNotFound();
  return reply;
}

/**
 * Content security policy: nothing from other hosts and no inline scripts. Inline styles are allowed, because component
 * libraries set them.
 */
const policyOf = (connectTo: readonly string[]): string =>
  [
    "default-src 'self'",
    "worker-src 'self'",
    "img-src 'self' blob: data:",
    "style-src 'self' 'unsafe-inline'",
    `connect-src ${["'self'", ...connectTo].join(' ')}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
