/** Whether something with a first and a last day, both of which belong to it, is in force on a day. */
export function inForce(
  dated: { readonly from?: string | undefined; readonly until?: string | undefined } | undefined,
  on: string,
): boolean {
  return (dated?.from ?? '') <= on && on <= (dated?.until ?? '9999');
}
