/// <reference types="jest" />
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OnStep } from '../loop/loop';
import { Relay } from '../loop/relay';
import type { Engine } from '../ports/engine';
import { rude } from './rude';

/** An engine on a store of its own. */
export interface Opened {
  readonly engine: Engine;
  /** Lets time pass until `engine.clock` says `at`: moves it, or waits where the engine has a clock of its own. */
  passTo(at: number): Promise<void>;
  /** Dies without draining, and opens the same store again. */
  reopen(): Promise<Opened>;
  /** Closes, and removes the store. */
  cleanup(): Promise<void>;
}
export type Open = () => Promise<Opened>;

/** The same, as rude as a cluster may be. */
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

/** What one line of the table adapter × suite is made of. */
export interface SuiteLine {
  readonly adapter: string;
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
}

const PATIENCE_MS = 30_000;
const RELAY_RETRY_MS = 5;

/** One engine under test, with the relay it needs where log and documents stand apart. */
export class Stand {
  /** Told of each step of the relay. */
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

/** States one rule of a suite; each gets an engine on an empty store. */
export type Rule = (statement: string, holds: (stand: Stand) => Promise<void>) => void;

/**
 * A contract suite: its rules, each on a fresh store; its outcome goes into the table when a folder for it is named.
 */
export function suite(adapter: string, name: string, open: Open, rules: (rule: Rule) => void): void {
  describe(`${adapter}: ${name}`, () => {
    const line = { adapter, suite: name, passed: 0, failed: 0 };
    rules((statement, holds) => {
      it(
        statement,
        async () => {
          line.failed += 1;
          const stand = await Stand.open(open);
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
