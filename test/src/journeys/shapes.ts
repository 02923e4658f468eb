/// <reference types="jest" />
import { enginesGiven, type Setting } from '../world';

export interface Shape extends Setting {
  readonly shape: string;
  /** Separate engines hold log, documents and wake-ups. */
  readonly engines?: boolean;
}

const onEngines: readonly Shape[] = enginesGiven() ? [{ shape: 'engines that stand apart', engines: true }] : [];
if (onEngines.length > 0) jest.setTimeout(120_000);

/**
 * The engines on which a journey must end the same: both shapes of the one-process engine, and the shared engines where
 * they are given.
 */
export const shapes: readonly Shape[] = [
  { shape: 'the log in the same file', logApart: false },
  { shape: 'the log apart', logApart: true },
  ...onEngines,
];
