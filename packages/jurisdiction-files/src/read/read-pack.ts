import { checkAssessments } from '../checks/assessments';
import { checkCycles } from '../checks/cycles';
import { checkLocalHolders } from '../checks/local-holders';
import { checkPolicies } from '../checks/policies';
import { checkReferences } from '../checks/references';
import { checkTwoLeads } from '../checks/two-leads';
import { checkValues } from '../checks/values';
import type { Pack } from '@hotline/jurisdiction';
import { assemble, type ParsedFolder } from './assemble';
import { PackError, type PackProblem } from './problem';

/**
 * Makes a pack from folders, the outermost frame first. Faults are collected in three stages, each of which needs the
 * one before: form of the files, references and values, leads. A stage reports all of its faults. A `proven` pack has
 * passed all stages before and is not checked again.
 * @throws PackError
 */
export function readPack(
  folders: readonly ParsedFolder[],
  { proven = false }: { readonly proven?: boolean } = {},
): Pack {
  refuse(folders.flatMap((f) => f.files.flatMap((file) => file.problems)));
  const { pack, origins, problems } = assemble(folders);
  if (proven) return pack;
  refuse([
    ...problems,
    ...(problems.length > 0
      ? []
      : [
          ...checkReferences(pack, origins),
          ...checkCycles(pack, origins),
          ...checkValues(pack, origins),
          ...checkPolicies(pack, origins),
          ...checkAssessments(pack, origins),
        ]),
  ]);
  refuse(checkLocalHolders(pack, origins));
  refuse(checkTwoLeads(pack, origins));
  return pack;
}

function refuse(problems: readonly PackProblem[]): void {
  if (problems.length > 0) throw new PackError(problems);
}
