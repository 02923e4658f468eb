import { MovingClock } from '../moving-clock';
import { oneTurn } from './eventually';

/** Monday, 5 January 2026, 09:00 in China. */
const MONDAY_MORNING = Date.UTC(2026, 0, 5, 1);

/** A clock that a test moves forward, and that refuses to be moved back. */
export class ManualClock extends MovingClock {
  constructor(time = MONDAY_MORNING, settle: () => Promise<void> = oneTurn) {
    super(time);
    this.settle = settle;
  }

  moveBy(ms: number): Promise<void> {
    return this.moveTo(this.now() + ms);
  }

  override async moveTo(at: number): Promise<void> {
    if (at < this.now()) throw new RangeError(`time does not go back: ${at} is before ${this.now()}`);
    await super.moveTo(at);
  }
}
