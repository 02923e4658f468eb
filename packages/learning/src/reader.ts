/** How texts are read before they are learned from. A model is read with the reader that it was trained with: their names must agree. */
export interface Reader {
  /** Changes when a part below changes what it returns. */
  readonly name: string;
  /** One character for one character, so that offsets stay true; for instance traditional → simplified, full → half width, lower case. */
  readonly fold: (text: string) => string;
}

const A = 0x41;
const Z = 0x5a;

/** Half-width digits and letters, lower case. */
export const plainReader: Reader = { name: 'plain-1', fold: halfWidth };

function halfWidth(text: string): string {
  return text.replace(/[A-Z\u3000\uff01-\uff5e]/g, (char) => {
    const code = char.charCodeAt(0);
    if (code === 0x3000) return ' ';
    const half = code >= 0xff01 ? code - 0xfee0 : code;
    return String.fromCharCode(half >= A && half <= Z ? half + 32 : half);
  });
}
