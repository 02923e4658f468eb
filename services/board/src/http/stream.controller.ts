import { Controller, Headers, Inject, type MessageEvent } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import * as api from '@hotline/contracts';
import { Call, Endpoint, serviceToken, type CallInfo } from '@hotline/host/http';
import type { Documents, RunningService, Stored } from '@hotline/runtime';
import { listedUnit, mayRead } from '../domain/access';
import type { TicketRow } from '../domain/row';
import type { RecentChanges } from '../gather/recent-changes';
import { summary } from './views';

export const RECENT_CHANGES = Symbol('recent changes');

/** Shortest time between two `figures` messages of a stream, in ms. */
const FIGURES_EVERY_MS = 2000;

@Controller()
export class StreamController {
  private readonly rows: Documents<TicketRow>;

  constructor(
    @Inject(serviceToken('board')) board: RunningService<TicketRow>,
    @Inject(RECENT_CHANGES) private readonly recent: RecentChanges,
  ) {
    this.rows = board.loop.documents;
  }

  @Endpoint(api.streamChanges)
  changes(@Call() call: CallInfo, @Headers('last-event-id') position: string | undefined): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      const stream = new ChangesFor(call, subscriber);
      const stop = this.recent.subscribe(({ id, stored }) => stream.tell(id, stored));
      void this.begin(stream, position).catch((error: unknown) => subscriber.error(error));
      return () => {
        stop();
        stream.end();
      };
    });
  }

  /** Sends the tickets that changed since the connection broke, or `resync` if these are unknown. */
  private async begin(stream: ChangesFor, position: string | undefined): Promise<void> {
    const missed = position === undefined ? [] : this.recent.since(position);
    if (!missed) return stream.note('resync', this.recent.latest);
    for (const id of missed) {
      const stored = await this.rows.load(id);
      if (stored) stream.tell(undefined, stored);
    }
    stream.note('ready', this.recent.latest);
  }
}

/** The stream of changes to one person. */
class ChangesFor {
  private figures: NodeJS.Timeout | undefined;

  constructor(
    private readonly call: CallInfo,
    private readonly subscriber: Subscriber<MessageEvent>,
  ) {}

  tell(position: string | undefined, { id, state }: Stored<TicketRow>): void {
    const { actor, jurisdiction } = this.call;
    if (state.jurisdiction !== jurisdiction) return;
    this.noteFigures();
    if (!mayRead(state, actor)) return;
    this.subscriber.next({
      type: 'ticket',
      ...(position === undefined ? {} : { id: position }),
      data: summary(id, state, { unit: listedUnit(undefined, actor) }),
    });
  }

  note(type: 'ready' | 'resync', id: string): void {
    this.subscriber.next({ type, id, data: {} });
  }

  end(): void {
    clearTimeout(this.figures);
  }

  /** Sends one `figures` message for all changes within `FIGURES_EVERY_MS`. */
  private noteFigures(): void {
    const { roles } = api.readFigures;
    if (this.figures || roles === 'public' || !roles.some((role) => role === this.call.actor.role)) return;
    this.figures = setTimeout(() => {
      this.figures = undefined;
      this.subscriber.next({ type: 'figures', data: {} });
    }, FIGURES_EVERY_MS).unref();
  }
}
