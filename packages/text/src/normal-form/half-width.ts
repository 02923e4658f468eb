/**
 * Converts digits, letters and punctuation to half width and lower case. The length stays the same, so an offset in the
 * result is an offset in the text.
 */
export function toHalfWidth(text: string): string {
  let result = '';
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const half = halfWidthOf(code);
    if (half === code) continue;
    result += text.slice(from, i) + String.fromCharCode(half);
    from = i + 1;
  }
  return result + text.slice(from);
}

/** Full-width forms are U+FF01–FF5E, 0xFEE0 above the ASCII characters; U+3000 is the ideographic space. */
function halfWidthOf(code: number): number {
  if (code === 0x3000) return 0x20;
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  return half >= 0x41 && half <= 0x5a ? half + 0x20 : half;
}
