import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { problem as problemDocument, type Problem } from '@hotline/contracts';
import { checkSentences } from './sentence-check';

/**
 * Checks the sentences of a problem document that a test received, and returns it. If REFUSAL_TABLE names a folder, the
 * document is also written there.
 */
export function notedProblem(text: string): Problem {
  const problem = problemDocument.parse(JSON.parse(text));
  checkSentences(problem);
  const folder = process.env.REFUSAL_TABLE;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(problem)}\n`);
  }
  return problem;
}
