import { parentPort, workerData } from 'node:worker_threads';
import { faultOf, type Answer } from './thread';

/** The whole of a script for `inThread`: works on its input, and answers a result or what is wrong with the input. */
export function answering<I, T>(work: (input: I) => Promise<T>): void {
  const tell = (answer: Answer<T>): void => parentPort?.postMessage(answer);
  work(workerData as I).then(
    (result) => tell({ result }),
    (error: unknown) => {
      const fault = faultOf(error);
      if (!fault) throw error;
      tell({ fault });
    },
  );
}
