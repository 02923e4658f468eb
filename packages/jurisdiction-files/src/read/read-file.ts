import { packFile, type PackFile } from '@hotline/jurisdiction/language';
import { explainIssue } from './explain-issue';
import type { PackProblem } from './problem';
import type { ParsedTexts } from './parsed-texts';
import { readYaml, type YamlFile } from './yaml-file';

/** A parsed pack file. If it has `problems`, its content is empty. */
export interface ReadFile {
  readonly yaml: YamlFile;
  readonly content: PackFile;
  readonly problems: readonly PackProblem[];
}

export function readFile(file: string, text: string, earlier?: ParsedTexts): ReadFile {
  const yaml = readYaml(file, text, earlier);
  if (yaml.problems.length > 0) return { yaml, content: {}, problems: yaml.problems };
  const parsed = packFile.safeParse(yaml.data, { reportInput: true });
  if (parsed.success) return { yaml, content: parsed.data, problems: [] };
  const problems = parsed.error.issues.flatMap(explainIssue).map((e) => yaml.problem(e.path, e.message, e.hint));
  return { yaml, content: {}, problems };
}
