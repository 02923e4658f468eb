import { answering } from './answering';
import { jobs, type Jobs } from './jobs';

/** One job in a thread of its own. */
answering(async ({ job, input }: { readonly job: keyof Jobs; readonly input: never }) => jobs[job](input));
