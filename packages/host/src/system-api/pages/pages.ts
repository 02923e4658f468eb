import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Text } from '@hotline/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asyncApiDocument, openApiDocument } from '../../api-docs';
import type { SystemApiParts } from '../parts';
import { serveConsole } from './console';
import { fillFirstPage } from './first-page';

const PUBLIC = join(__dirname, '../../../public');
const SWAGGER = dirname(require.resolve('swagger-ui-dist/package.json'));
const HTML = 'text/html; charset=utf-8';
/** Content security policy: pages load nothing from other hosts. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
const SWAGGER_FILES = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js']);

const file = (name: string): string => readFileSync(join(PUBLIC, name), 'utf8');
const html = (reply: FastifyReply, page: string): FastifyReply =>
  reply.header('content-type', HTML).header('content-security-policy', POLICY).send(page);

/** The address that the visitor used, so that pasted commands reach the same process. */
const addressOf = (request: FastifyRequest): string =>
  /^[\w.:[\]-]+$/.test(request.host) ? `${request.protocol}://${request.host}` : '';

const consoleNotBuilt: Text = {
  zh: '操作台页面尚未构建：请在项目目录运行 npm run build，然后刷新本页',
  en: 'The console is not built yet: run npm run build in the project, then reload',
};

const originOf = (url: string): string[] => (URL.canParse(url) ? [new URL(url).origin] : []);

/**
 * Serves the console (/), the state of the process (/status), the interactive documentation (/docs), and the OpenAPI and
 * AsyncAPI documents.
 */
export function servePages(fastify: FastifyInstance, parts: SystemApiParts): void {
  const template = file('index.html');
  const status = async (request: FastifyRequest, reply: FastifyReply, notices: readonly Text[] = []) =>
    html(reply, await fillFirstPage(template, parts, { address: addressOf(request), notices }));
  fastify.get('/status', (request, reply) => status(request, reply));
  serveConsole(fastify, {
    folder: parts.config.console,
    connectTo: parts.config.jwksUrl ? originOf(parts.auth.issuer) : [],
    notBuilt: (request, reply) => status(request, reply, [consoleNotBuilt]),
  });
  fastify.get('/docs', (_request, reply) => html(reply, file('docs.html')));
  for (const [name, type] of [
    ['docs.js', 'text/javascript'],
    ['page.js', 'text/javascript'],
    ['icon.svg', 'image/svg+xml'],
  ] as const) {
    fastify.get(`/${name}`, (_request, reply) =>
      reply.header('content-type', `${type}; charset=utf-8`).send(file(name)),
    );
  }
  fastify.get('/favicon.ico', (_request, reply) => reply.redirect('/icon.svg'));
  fastify.register(fastifyStatic, {
    root: SWAGGER,
    prefix: '/docs/',
    index: false,
    decorateReply: false,
    allowedPath: (path) => SWAGGER_FILES.has(path),
  });
  serveDocuments(fastify);
}

/**
 * The documents are generated at the first request, because generating them takes longer than the rest of the start.
 */
function serveDocuments(fastify: FastifyInstance): void {
  const made = new Map<string, object>();
  for (const [path, make] of [
    ['/openapi.json', openApiDocument],
    ['/asyncapi.json', asyncApiDocument],
  ] as const) {
    fastify.get(path, () => {
      const document = made.get(path) ?? make();
      made.set(path, document);
      return document;
    });
  }
}
