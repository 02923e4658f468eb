/**
 * Characters for cli-table3: lines above, below and under the head only, so that rows stay close enough to read
 * down.
 */
export const WITHOUT_ROW_LINES = { mid: '', 'mid-mid': '', 'left-mid': '', 'right-mid': '' };
