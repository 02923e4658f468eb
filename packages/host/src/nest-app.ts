import 'reflect-metadata';
import { BadRequestException, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RunningService } from '@hotline/runtime';
import { operations } from '@hotline/contracts';
import type { Config } from './config';
import { StreamShutdown } from './http/end-streams';
import type { Gate } from './http/gate';
import { observeRequests } from './observability/observe-requests';
import { readJsonBodies } from './http/input/json-body';
import { leaveUploads } from './http/input/upload';
import type { ProblemFilter } from './http/problems/problem-filter';
import { NestLog, type Logger } from './observability/log';
import type { OnInForce } from './jurisdictions/in-force-watch';
import { LoopStrategy } from './loop-strategy';
import type { Metrics } from './observability/metrics';
import { systemOperations } from './system-api/operations';
import { commandsToken, serviceToken, WORLD, type Service, type World } from './service';

/** A service with its loop, ready for the Nest application. */
export interface PreparedService {
  readonly running: RunningService<never>;
  readonly commands: NonNullable<Service['commands']>;
  readonly controllers: Service['controllers'];
  readonly providers: NonNullable<Service['providers']>;
  readonly measures: NonNullable<Service['measures']>;
  readonly onInForce?: OnInForce;
  readonly routes?: Service['routes'];
  readonly startNotices?: Service['startNotices'];
}

export interface AppParts {
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly world: World;
  readonly services: readonly PreparedService[];
  readonly gate: Gate;
  readonly filter: ProblemFilter;
  readonly own: DynamicModule;
}

const named = (name: string): Type => Object.defineProperty(class {}, 'name', { value: name });

/** One Nest module for each service. Its controllers can inject only the world and their own service. */
const serviceModule = (service: PreparedService): DynamicModule => ({
  module: named(`${service.running.name}Module`),
  controllers: [...service.controllers],
  providers: [
    { provide: serviceToken(service.running.name), useValue: service.running },
    { provide: commandsToken(service.running.name), useValue: service.commands },
    ...service.providers,
  ],
});

function rootModule({ world, services, own }: AppParts): DynamicModule {
  const shared: DynamicModule = {
    module: named('WorldModule'),
    global: true,
    providers: [{ provide: WORLD, useValue: world }, StreamShutdown],
    exports: [WORLD, StreamShutdown],
  };
  return { module: named('RootModule'), imports: [shared, own, ...services.map(serviceModule)] };
}

/** On close, streams end at once and open requests get `seconds` to finish. */
function drainOnClose(fastify: FastifyInstance, closing: StreamShutdown, seconds: number): void {
  fastify.addHook('preClose', (done) => {
    closing.ask();
    setTimeout(() => fastify.server.closeAllConnections(), seconds * 1000).unref();
    done();
  });
}

/** Answers of the API hold data of people, which no cache may store. */
function forbidStoring(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    done();
  });
}

/** Builds the Nest application: one HTTP server, one module and one microservice per service. Nothing listens yet. */
export async function buildApp(parts: AppParts): Promise<NestFastifyApplication> {
  const { config, log, metrics } = parts;
  const adapter = new FastifyAdapter({
    bodyLimit: config.bodyLimit,
    trustProxy: config.trustedProxies,
    return503OnClosing: false,
    skipMiddie: true,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      parts.filter.answer(new BadRequestException(), request, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(rootModule(parts), adapter, {
    logger: new NestLog(log),
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  readJsonBodies(fastify);
  leaveUploads(fastify, [...operations, ...systemOperations]);
  observeRequests(fastify, log, metrics);
  forbidStoring(fastify);
  drainOnClose(fastify, app.get(StreamShutdown), config.drainSeconds);
  app.useGlobalGuards(parts.gate).useGlobalFilters(parts.filter);
  for (const { running } of parts.services) app.connectMicroservice({ strategy: new LoopStrategy(running) });
  return app;
}
