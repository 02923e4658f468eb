/** How texts are read before they are learned from. A model is read with the reader that it was trained with: their names must agree. */
export interface Reader {
  /** Changes when a part below changes what it returns. */
  readonly name: string;
  /** One character for one character, so that offsets stay true; for instance traditional → simplified, full → half width, lower case. */
  readonly fold: (text: string) => string;
}

/** Half-width digits and letters, lower case. */
export const plainReader: Reader = { name: 'plain-1', fold: halfWidth };

/** Stretches that stay as they are are taken over whole: most of a text. */
function halfWidth(text: string): string {
  let folded = '';
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const half = halfOf(code);
    if (half === code) continue;
    folded += text.slice(from, i) + String.fromCharCode(half);
    from = i + 1;
  }
  return folded + text.slice(from);
}

function halfOf(code: number): number {
  if (code === 0x3000) return 0x20;
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  return half >= 0x41 && half <= 0x5a ? half + 0x20 : half;
}
