/// <reference types="jest" />
import { enginesGiven, type Setting } from '../world';

export interface Shape extends Setting {
  readonly shape: string;
  /** True: Kafka holds the event log, MongoDB the documents, and Redis the wake-ups. */
  readonly engines?: boolean;
}

const onEngines: readonly Shape[] = enginesGiven() ? [{ shape: 'Kafka, MongoDB and Redis', engines: true }] : [];
if (onEngines.length > 0) jest.setTimeout(120_000);

/**
 * Storage on which a journey must have the same result: SQLite in both layouts, and also Kafka, MongoDB and Redis if
 * the environment names them.
 */
export const shapes: readonly Shape[] = [
  { shape: 'the event log in the file of the documents', logApart: false },
  { shape: 'the event log in a file of its own', logApart: true },
  ...onEngines,
];
