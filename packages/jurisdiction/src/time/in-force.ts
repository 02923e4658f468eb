/** Whether an entry is in force on a day. Its first and last day are included; either may be absent. */
export function inForce(
  dated: { readonly from?: string | undefined; readonly until?: string | undefined } | undefined,
  on: string,
): boolean {
  return (dated?.from ?? '') <= on && on <= (dated?.until ?? '9999');
}
