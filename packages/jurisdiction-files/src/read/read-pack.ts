import { checkAssessments } from '../checks/assessments';
import { checkCycles } from '../checks/cycles';
import { checkFormulas } from '../checks/formulas';
import { checkLocalHolders } from '../checks/local-holders';
import { checkPolicies } from '../checks/policies';
import { checkReferences } from '../checks/references';
import { checkTwoLeads } from '../checks/two-leads';
import { checkValues } from '../checks/values';
import type { Pack } from '@hotline/jurisdiction';
import { assemble, type ParsedFolder } from './assemble';
import { PackError, type PackProblem } from './problem';

/**
 * Makes a pack from folders, the outermost frame first. It is checked in stages: form of the files, references and
 * values, local units, leads. A stage with problems reports all of them, and the next stages do not run. `proven`: the
 * pack has passed all stages earlier and is not checked again.
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
          ...checkFormulas(pack, origins),
        ]),
  ]);
  refuse(checkLocalHolders(pack, origins));
  refuse(checkTwoLeads(pack, origins));
  return pack;
}

function refuse(problems: readonly PackProblem[]): void {
  if (problems.length > 0) throw new PackError(problems);
}
