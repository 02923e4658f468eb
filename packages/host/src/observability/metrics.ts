import type { EventType } from '@hotline/contracts';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RunningService } from '@hotline/runtime';
import { calendarState } from '../jurisdictions/calendar-state';
import type { Measure } from '../service';
import type { HostWorld } from '../world';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/**
 * The metrics of this process for Prometheus. Events are counted in a plain map, because they are frequent. Each scrape
 * copies the map into the counter.
 */
export class Metrics {
  readonly registry = new Registry();
  private readonly handled = new Map<string, Map<EventType, number>>();
  private readonly http: Histogram<'operation' | 'status'>;
  private readonly acts: Counter<'service' | 'type'>;

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.http = new Histogram({
      name: 'hotline_http_seconds',
      help: 'Time to answer a request',
      labelNames: ['operation', 'status'],
      buckets: SECONDS,
      registers,
    });
    this.acts = new Counter({
      name: 'hotline_acts_failed_total',
      help: 'Messages and calls that failed and are tried again',
      labelNames: ['service', 'type'],
      registers,
    });
    const handled = this.handled;
    new Counter({
      name: 'hotline_events_handled_total',
      help: 'Events handled',
      labelNames: ['service', 'type'],
      registers,
      collect() {
        this.reset();
        for (const [service, types] of handled) for (const [type, count] of types) this.inc({ service, type }, count);
      },
    });
  }

  /** Adds gauges that are measured at each scrape. */
  watch(services: readonly RunningService<never>[]): void {
    const gauge = (
      name: string,
      help: string,
      read: (service: RunningService<never>) => number | Promise<number>,
    ): void => {
      new Gauge({
        name,
        help,
        labelNames: ['service'],
        registers: [this.registry],
        async collect() {
          for (const service of services) this.set({ service: service.name }, await read(service));
        },
      });
    };
    gauge('hotline_lag_events', 'Events in the log that a service has not handled', (service) => service.lag());
    gauge(
      'hotline_parked_tickets',
      'Tickets held back because an event could not be handled',
      (service) => service.parking.size,
    );
    gauge(
      'hotline_undelivered_tickets',
      'Tickets with messages or calls that were not delivered yet, counted up to 1000',
      (service) => service.countPendingActs(),
    );
    gauge('hotline_delivery_paused', '1 while delivery is paused because the receiver fails', (service) =>
      service.loop.acts.pausedTypes().length > 0 ? 1 : 0,
    );
  }

  /** Adds the number of days left in the known calendar, for an alert before it ends. */
  watchCalendar({ jurisdictions, clock }: Pick<HostWorld, 'jurisdictions' | 'clock'>): void {
    const read = (): [string, number][] =>
      jurisdictions.names.map((name) => [name, calendarState(jurisdictions.find(name), clock.now()).daysLeft]);
    new Gauge({
      name: 'hotline_calendar_days_left',
      help: 'Days until the end of the known calendar; 0 when the present year is not loaded and limits are pending',
      labelNames: ['jurisdiction'],
      registers: [this.registry],
      collect() {
        for (const [jurisdiction, days] of read()) this.set({ jurisdiction }, days);
      },
    });
  }

  /** Adds a metric that a service measures itself. */
  add({ name, help, kind, labels, read }: Measure): void {
    const Kind = kind === 'counter' ? Counter : Gauge;
    new Kind({
      name,
      help,
      labelNames: [...labels],
      registers: [this.registry],
      async collect() {
        const values = await read();
        this.reset();
        for (const one of values) this.inc({ ...one.labels }, one.value);
      },
    });
  }

  request(operation: string, status: number, seconds: number): void {
    this.http.observe({ operation, status: String(status) }, seconds);
  }

  event(service: string, type: EventType): void {
    let types = this.handled.get(service);
    if (!types) this.handled.set(service, (types = new Map()));
    types.set(type, (types.get(type) ?? 0) + 1);
  }

  actFailed(service: string, type: string): void {
    this.acts.inc({ service, type });
  }
}
