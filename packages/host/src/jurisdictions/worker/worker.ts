import { serialiseInputError, type JobOutcome } from './input-error';
import { jobs, type WorkerJobs } from './jobs';

/**
 * Entry of the worker thread: does one job. An error that the input causes is returned as data; any other error is
 * thrown.
 */
export default async function work({
  job,
  input,
}: {
  readonly job: keyof WorkerJobs;
  readonly input: never;
}): Promise<JobOutcome<unknown>> {
  try {
    return { result: await jobs[job](input) };
  } catch (error) {
    const inputError = serialiseInputError(error);
    if (!inputError) throw error;
    return { inputError };
  }
}
