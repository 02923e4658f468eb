import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { unreachable } from '../exit-codes';

/** A program that an engine needs on this machine. */
interface NeededProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly name: string;
  /** Debian or Ubuntu package that contains it. */
  readonly package: string;
}

const JAVA = { command: 'java', args: ['-version'], name: 'Java 17', package: 'openjdk-17-jdk-headless' };
const MAVEN = { command: 'mvn', args: ['-v'], name: 'Maven', package: 'maven' };
const REDIS = { command: 'redis-server', args: ['--version'], name: 'redis-server', package: 'redis-server' };
const OLDEST_JAVA = 17;

const ENGINES = resolve(__dirname, '../../../../deploy/engines');
/** Files that exist once Maven has fetched the jars of an engine; after that Maven is not needed. */
const FETCHED: Readonly<Record<string, string>> = {
  kafka: resolve(ENGINES, '.cache/jars/kafka/libs.pom'),
  mongo: resolve(ENGINES, 'mongo/.cache'),
};

const NEEDED: Readonly<Record<string, readonly NeededProgram[]>> = {
  kafka: [JAVA, MAVEN],
  mongo: [JAVA, MAVEN],
  redis: [REDIS],
};

/** Whether a program is installed; for Java, in version 17 or newer. */
export function isInstalled({ command, args }: Pick<NeededProgram, 'command' | 'args'>): boolean {
  const { error, stderr } = spawnSync(command, [...args], { encoding: 'utf8' });
  if (error) return false;
  return command !== 'java' || Number(/ version "(\d+)/.exec(stderr)?.[1] ?? 0) >= OLDEST_JAVA;
}

/**
 * Checks that this machine has the programs that the engines (`kafka`, `mongo`, `redis`) need.
 * @throws CommandError that names all missing programs at once
 */
export function checkPrograms(
  engines: readonly string[],
  installed: (program: NeededProgram) => boolean = isInstalled,
): void {
  const needed = new Set(
    engines.flatMap((engine) =>
      (NEEDED[engine] ?? []).filter((program) => program !== MAVEN || !existsSync(FETCHED[engine] ?? '')),
    ),
  );
  const missing = [...needed].filter((program) => !installed(program));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  const packages = missing.map((program) => program.package).join(' ');
  throw unreachable(
    `本机缺少${names.join('、')}：请安装（如 apt-get install ${packages}），或启动 Docker，` +
      '或用 KAFKA_BROKERS、MONGO_URL、REDIS_URL 指定已运行的引擎',
    `this machine lacks ${names.join(', ')}: install ${missing.length > 1 ? 'them' : 'it'} ` +
      `(apt-get install ${packages}), start Docker, ` +
      'or give the addresses of running engines in KAFKA_BROKERS, MONGO_URL and REDIS_URL',
  );
}
