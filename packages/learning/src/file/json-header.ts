/** The UTF-16 units of a header as JSON, padded by spaces to a multiple of `multiple` units. */
export function headerUnits(header: object, multiple: number): Uint16Array {
  const json = JSON.stringify(header);
  const padded = json.padEnd(Math.ceil(json.length / multiple) * multiple);
  return Uint16Array.from({ length: padded.length }, (_, i) => padded.charCodeAt(i));
}

/** @throws SyntaxError for units that are not JSON */
export const headerOf = (units: Uint16Array): unknown =>
  JSON.parse(Array.from(units, (unit) => String.fromCharCode(unit)).join(''));
