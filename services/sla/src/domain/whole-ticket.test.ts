import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  acknowledged,
  calledBack,
  classified,
  contacted,
  dispatched,
  reopened,
  resolved,
} from './testing/ticket-events';
import { lifeOf } from './testing/ticket-life';

it('the events of a whole ticket equal the golden file, with which the board is tested too', () => {
  const whole = lifeOf(
    classified(),
    dispatched(),
    acknowledged('09-28 14:30'),
    dispatched('09-28 15:00', 'returned'),
    acknowledged('09-28 15:30'),
    contacted('09-28 15:40', 'reached'),
    resolved('10-17 10:00'),
    calledBack('10-17 14:00'),
    reopened('10-17 14:00'),
    dispatched('10-17 14:00', 'redo'),
    acknowledged('10-17 14:10'),
    resolved('10-17 15:00'),
  );
  const published = whole.published.map(({ time, event }) => ({ time, ...event }));
  expect({ clocks: whole.state?.targets, published }).toEqual(
    JSON.parse(readFileSync(join(__dirname, 'whole-ticket.golden.json'), 'utf8')),
  );
});
