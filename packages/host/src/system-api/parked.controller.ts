import { Controller, Inject } from '@nestjs/common';
import type { InputOf, ResponseOf } from '@hotline/contracts';
import { Refusal, type RunningService } from '@hotline/runtime';
import { Endpoint, Input } from '../http/endpoint';
import { listParked, replayParked } from './operations';

export const SERVICES = Symbol('services');

@Controller()
export class ParkedController {
  constructor(@Inject(SERVICES) private readonly services: readonly RunningService<never>[]) {}

  @Endpoint(listParked)
  async list(): Promise<ResponseOf<typeof listParked>> {
    const held = await Promise.all(this.services.map((service) => service.parking.list()));
    return {
      parked: held.flat().map(({ events, since, ...ticket }) => ({
        ...ticket,
        since: new Date(since).toISOString(),
        events: events.map(({ id, type }) => ({ id, type })),
      })),
    };
  }

  @Endpoint(replayParked)
  async replay(@Input() { params }: InputOf<typeof replayParked>): Promise<ResponseOf<typeof replayParked>> {
    const service = this.services.find((candidate) => candidate.name === params.service);
    const held = (await service?.parking.list())?.find((ticket) => ticket.ticketId === params.ticketId);
    if (!service || !held) throw nothingHeld;
    try {
      return { handled: await service.replayParked(params.ticketId) };
    } catch (error) {
      return {
        handled: held.events.length - (await this.left(service, params.ticketId)),
        error: error instanceof Error ? error.message : String(error),
      };
    }
  }

  private async left(service: RunningService<never>, ticketId: string): Promise<number> {
    return (await service.parking.list()).find((ticket) => ticket.ticketId === ticketId)?.events.length ?? 0;
  }
}

const nothingHeld = new Refusal({
  refused: 'not-found',
  detail: { zh: '该服务没有挂起这张工单', en: 'This service has not parked the ticket' },
  hint: { zh: '请从挂起工单清单中选择', en: 'Choose a ticket from the list of parked tickets' },
});
