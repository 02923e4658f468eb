import type { DynamicModule } from '@nestjs/common';
import { operations } from '@hotline/contracts';
import type { RunningService } from '@hotline/runtime';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config';
import { serveHealth } from './health';
import { JurisdictionController } from './jurisdictions/jurisdiction.controller';
import { LookupsController } from './lookups/lookups.controller';
import { ALL_OPERATIONS, MeController, SignInController } from './me/me.controller';
import { systemOperations } from './operations';
import { ParkedController, SERVICES } from './parked.controller';
import type { SystemApiParts } from './parts';
import { servePages } from './pages/pages';
import { serveTokens } from './tokens';
import { UPLOAD_LIMIT, VersionsController } from './jurisdictions/versions.controller';
import { serveWakeUps } from './wake-up-board';

export { systemOperations } from './operations';

class SystemApiModule {}

/** Controllers of the host. */
export const systemApiModule = (
  services: readonly RunningService<never>[],
  { uploadLimit }: Pick<Config, 'uploadLimit'>,
): DynamicModule => ({
  module: SystemApiModule,
  controllers: [
    JurisdictionController,
    VersionsController,
    ParkedController,
    MeController,
    SignInController,
    LookupsController,
  ],
  providers: [
    { provide: SERVICES, useValue: services },
    { provide: UPLOAD_LIMIT, useValue: uploadLimit },
    { provide: ALL_OPERATIONS, useValue: [...operations, ...systemOperations] },
  ],
});

/** Adds the routes outside the API: pages, health, keys. They need no token. */
export function addSystemRoutes(fastify: FastifyInstance, parts: SystemApiParts): void {
  serveHealth(fastify, parts);
  serveTokens(fastify, parts);
  servePages(fastify, parts);
  serveWakeUps(fastify, parts);
}
