import { assessments } from '../checks/assessments';
import { circles } from '../checks/cycles';
import { localHolders } from '../checks/local-holders';
import { policies } from '../checks/policies';
import { references } from '../checks/references';
import { twoLeads } from '../checks/two-leads';
import { values } from '../checks/values';
import type { Pack } from '@hotline/jurisdiction';
import { assemble, type Folder } from './assemble';
import { PackError, type Problem } from './problem';

/**
 * Folders, outermost frame first, to a pack without faults.
 * Faults are collected in three stages, each of which needs the one before: form of the files; what they say about each
 * other; who leads. A stage tells everything it found. A `proven` pack went through all of them before.
 * @throws PackError
 */
export function readPack(folders: readonly Folder[], { proven = false }: { readonly proven?: boolean } = {}): Pack {
  refuse(folders.flatMap((f) => f.files.flatMap((file) => file.problems)));
  const { pack, origins, problems } = assemble(folders);
  if (proven) return pack;
  refuse([
    ...problems,
    ...(problems.length > 0
      ? []
      : [
          ...references(pack, origins),
          ...circles(pack, origins),
          ...values(pack, origins),
          ...policies(pack, origins),
          ...assessments(pack, origins),
        ]),
  ]);
  refuse(localHolders(pack, origins));
  refuse(twoLeads(pack, origins));
  return pack;
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new PackError(problems);
}
