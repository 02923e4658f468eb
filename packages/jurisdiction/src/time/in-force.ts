/**
 * Whether an entry is in force on a day. First and last day are included; if one is absent, there is no limit on that
 * side.
 */
export function inForce(
  dated: { readonly from?: string | undefined; readonly until?: string | undefined } | undefined,
  on: string,
): boolean {
  return (dated?.from ?? '') <= on && on <= (dated?.until ?? '9999');
}
