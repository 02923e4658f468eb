import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type MessageEvent,
  type NestInterceptor,
} from '@nestjs/common';
import { interval, map, merge, Subject, takeUntil, type Observable } from 'rxjs';

/** Time between two comments on a stream, in ms. They keep proxies from closing a stream without events. */
const SIGN_OF_LIFE_MS = 20_000;

/** Signals to every open stream that the process stops. */
@Injectable()
export class StreamShutdown {
  private readonly subject = new Subject<void>();
  readonly asked: Observable<void> = this.subject;

  ask(): void {
    this.subject.next();
  }
}

/** Sends comments on every stream, and ends all streams when the process stops. */
@Injectable()
export class EndStreams implements NestInterceptor<MessageEvent, MessageEvent> {
  constructor(@Inject(StreamShutdown) private readonly closing: StreamShutdown) {}

  intercept(_: ExecutionContext, next: CallHandler<MessageEvent>): Observable<MessageEvent> {
    const signs = interval(SIGN_OF_LIFE_MS).pipe(map((): MessageEvent => ({ comment: 'alive' })));
    return merge(next.handle(), signs).pipe(takeUntil(this.closing.asked));
  }
}
