import { join } from 'node:path';
import { measure } from './measures';

describe('The measures of the code', () => {
  const limited = measure(join(__dirname, '../../..')).filter(({ limit }) => limit !== undefined);

  it.each(limited.map((one) => [one.name, one] as const))(
    'the measure "%s" stays within its limit',
    (_name, { value, limit = 0, offenders }) => {
      if (value > limit) throw new Error(`${value} is more than ${limit}:\n${offenders.join('\n')}`);
    },
  );
});
