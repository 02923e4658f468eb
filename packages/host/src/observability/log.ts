import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';
import type { Config } from '../config';

export type { Logger };

/**
 * Writes JSON lines to standard error, because standard output is for the person who starts the process. Never log
 * bodies: they hold personal data.
 */
export const makeLogger = (config: Pick<Config, 'log'>): Logger =>
  pino(
    { level: config.log, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );

/**
 * Writes the messages of Nest to the log: messages about its modules and routes at level debug, warnings and errors at
 * their own level.
 */
export class NestLog implements LoggerService {
  constructor(private readonly to: Logger) {}

  private tell(level: 'debug' | 'warn' | 'error' | 'trace', message: unknown, rest: readonly unknown[]): void {
    const context = [...rest].reverse().find((part) => typeof part === 'string' && !part.includes('\n'));
    if (message instanceof Error) this.to[level]({ context, err: message }, message.message);
    else this.to[level]({ context }, String(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.tell('trace', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.tell('debug', message, rest);
  }
  log(message: unknown, ...rest: unknown[]): void {
    this.tell('debug', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.tell('warn', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.tell('error', message, rest);
  }
}
