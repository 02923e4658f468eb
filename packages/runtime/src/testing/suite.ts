/// <reference types="jest" />
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OnStep } from '../loop/loop';
import { Relay } from '../loop/relay';
import type { Engine } from '../ports/engine';
import { rude } from './rude';

/** An engine under test, with a store of its own. */
export interface Opened {
  readonly engine: Engine;
  /**
   * Lets time pass until `engine.clock` shows `at` (epoch ms): moves the clock, or waits where the engine has its own.
   */
  passTo(at: number): Promise<void>;
  /** Stops the engine as a crash does, without draining, and opens the same store again. */
  reopen(): Promise<Opened>;
  /** Closes the engine and removes its store. */
  cleanup(): Promise<void>;
}
export type Open = () => Promise<Opened>;

/** Opens the same engine with the injected faults of `rude`. */
export const rudely =
  (open: Open, seed: number): Open =>
  async () => {
    const wrap = (opened: Opened): Opened => ({
      engine: rude(opened.engine, seed),
      passTo: (at) => opened.passTo(at),
      reopen: async () => wrap(await opened.reopen()),
      cleanup: () => opened.cleanup(),
    });
    return wrap(await open());
  };

/** The result of one suite on one adapter: a cell of the table that CI prints. */
export interface SuiteLine {
  readonly adapter: string;
  readonly suite: string;
  /** The ports that the adapter provides: those of an engine, or the store of files. */
  readonly port: 'engine' | 'files';
  readonly passed: number;
  readonly failed: number;
}

const PATIENCE_MS = 30_000;
const RELAY_RETRY_MS = 5;

/** One engine under test, with the relay that it needs if its log is separate. */
export class Stand {
  /** Called at each step of the relay. */
  onStep: OnStep = () => undefined;
  private relay: Relay | undefined;

  private constructor(private opened: Opened) {
    this.relay = this.startRelay();
  }

  static async open(open: Open): Promise<Stand> {
    return new Stand(await open());
  }

  get engine(): Engine {
    return this.opened.engine;
  }

  passBy(ms: number): Promise<void> {
    return this.opened.passTo(this.engine.clock.now() + ms);
  }

  async crash(): Promise<void> {
    const died = this.relay;
    this.opened = await this.opened.reopen();
    await died?.close();
    this.relay = this.startRelay();
  }

  async cleanup(): Promise<void> {
    await this.relay?.close();
    await this.opened.cleanup();
  }

  private startRelay(): Relay | undefined {
    if (!this.engine.apart) return undefined;
    const relay = new Relay(
      this.engine.apart,
      () => undefined,
      (step, service, id) => this.onStep(step, service, id),
      RELAY_RETRY_MS,
    );
    relay.nudge();
    return relay;
  }
}

/** Declares one rule of a suite as a test, which runs on an engine with an empty store. */
export type Rule = RuleOn<Stand>;
type RuleOn<S> = (statement: string, holds: (stand: S) => Promise<void>) => void;

/** Declares a contract suite for an engine, in which each rule is one test on an empty store. */
export function suite(adapter: string, name: string, open: Open, rules: (rule: Rule) => void): void {
  portSuite({ adapter, name, port: 'engine' }, () => Stand.open(open), rules);
}

/**
 * Declares a contract suite for one port. When CONTRACT_TABLE names a folder, the result is written to a file there.
 */
export function portSuite<S extends { cleanup(): Promise<void> }>(
  { adapter, name, port }: { readonly adapter: string; readonly name: string; readonly port: SuiteLine['port'] },
  open: () => Promise<S>,
  rules: (rule: RuleOn<S>) => void,
): void {
  describe(`${adapter}: ${name}`, () => {
    const line = { adapter, suite: name, port, passed: 0, failed: 0 };
    rules((statement, holds) => {
      it(
        statement,
        async () => {
          line.failed += 1;
          const stand = await open();
          try {
            await holds(stand);
          } finally {
            await stand.cleanup();
          }
          line.failed -= 1;
          line.passed += 1;
        },
        PATIENCE_MS,
      );
    });
    afterAll(() => record(line));
  });
}

function record(line: SuiteLine): void {
  const folder = process.env['CONTRACT_TABLE'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(line)}\n`);
}
