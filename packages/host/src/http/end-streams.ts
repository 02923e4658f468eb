import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type MessageEvent,
  type NestInterceptor,
} from '@nestjs/common';
import { Refusal } from '@hotline/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { finalize, interval, map, merge, NEVER, Subject, takeUntil, takeWhile, timer, type Observable } from 'rxjs';
import { requestContextOf, type CallInfo } from './request-context';

/** Time between two comments on a stream, in ms. They keep proxies from closing a stream without events. */
const SIGN_OF_LIFE_MS = 20_000;

/** Signals to every open stream that the process stops. */
@Injectable()
export class StreamShutdown {
  private readonly subject = new Subject<void>();
  readonly asked: Observable<void> = this.subject;
  /** Number of open streams of each person. */
  readonly open = new Map<string, number>();

  ask(): void {
    this.subject.next();
  }
}

/** Largest number of streams that one person may have open at a process. A browser opens one for each window. */
const MOST_STREAMS = 20;
/** Bytes that may wait for a slow reader before its stream is ended; it connects again and reads what it missed. */
const MOST_WAITING_BYTES = 1024 * 1024;

const tooManyStreams = new Refusal({
  refused: 'too-busy',
  detail: {
    zh: `同一账号最多同时打开${MOST_STREAMS}个实时连接`,
    en: `One account may have ${MOST_STREAMS} live connections open`,
  },
  hint: { zh: '请关闭多余的窗口', en: 'Close the windows that are not needed' },
});

/**
 * Sends comments on every stream. Ends a stream when the process stops, when the token expires, and when its reader is
 * too slow. Refuses more than `MOST_STREAMS` streams of one person.
 */
@Injectable()
export class EndStreams implements NestInterceptor<MessageEvent, MessageEvent> {
  constructor(@Inject(StreamShutdown) private readonly closing: StreamShutdown) {}

  intercept(context: ExecutionContext, next: CallHandler<MessageEvent>): Observable<MessageEvent> {
    const http = context.switchToHttp();
    const { raw } = http.getResponse<FastifyReply>();
    const { call } = requestContextOf(http.getRequest<FastifyRequest>());
    const person = JSON.stringify([call.jurisdiction, call.actor.id]);
    const { open } = this.closing;
    if ((open.get(person) ?? 0) >= MOST_STREAMS) throw tooManyStreams;
    open.set(person, (open.get(person) ?? 0) + 1);
    const signs = interval(SIGN_OF_LIFE_MS).pipe(map((): MessageEvent => ({ comment: 'alive' })));
    return merge(next.handle(), signs).pipe(
      takeWhile(() => raw.writableLength <= MOST_WAITING_BYTES),
      takeUntil(merge(this.closing.asked, expiryOf(call))),
      finalize(() => {
        const left = (open.get(person) ?? 1) - 1;
        if (left > 0) open.set(person, left);
        else open.delete(person);
      }),
    );
  }
}

/** Longest delay of a timer, in ms. A token that lives longer ends no stream. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Emits when the token of the call expires, by the clock of the machine, which also verifies tokens. */
function expiryOf({ expiresAt }: CallInfo): Observable<unknown> {
  const left = expiresAt === undefined ? Infinity : expiresAt - Date.now();
  return left > LONGEST_TIMER_MS ? NEVER : timer(Math.max(0, left));
}
