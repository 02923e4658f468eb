import { EXIT, exitCodeOf } from '../exit-codes';
import { checkPrograms } from './missing-programs';

const refusal = (engines: readonly string[], missing: readonly string[]): Error | undefined => {
  try {
    checkPrograms(engines, ({ command }) => !missing.includes(command));
    return undefined;
  } catch (error) {
    return error as Error;
  }
};

describe('The check of programs that engines need', () => {
  it('names every missing program at once, with the packages that contain them', () => {
    const error = refusal(['kafka', 'mongo', 'redis'], ['java', 'redis-server']);
    expect(error?.message).toContain('本机缺少Java 17、redis-server');
    expect(error?.message).toContain('this machine lacks Java 17, redis-server');
    expect(error?.message).toContain('apt-get install openjdk-17-jdk-headless redis-server');
    expect(exitCodeOf(error)).toBe(EXIT.unreachable);
  });

  it('requires only the programs of the engines that are started', () => {
    expect(refusal(['redis'], ['java', 'mvn'])).toBeUndefined();
    expect(refusal(['kafka'], ['redis-server'])).toBeUndefined();
    expect(refusal([], ['java', 'mvn', 'redis-server'])).toBeUndefined();
  });
});
