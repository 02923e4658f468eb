import type { Actor } from '@hotline/contracts';
import type { ApprovalLevel, Handling } from '@hotline/jurisdiction';

/**
 * Whether a person may sign a resolution that needs the level `required`. A signatory of that level or of a higher one
 * may.
 */
export function maySign(required: string, actor: Actor, { approvalLevels }: Handling): boolean {
  if (actor.role !== 'signatory') return false;
  const from = approvalLevels.findIndex(({ id }) => id === required);
  return from >= 0 && approvalLevels.slice(from).some((level) => isOfLevel(level, actor));
}

const isOfLevel = ({ posts }: ApprovalLevel, { post }: Actor): boolean =>
  posts === undefined || (post !== undefined && posts.includes(post));
