/** Numbers for 32-bit hashes: an open-addressed table, so that millions of features cost eight bytes each. */
export class Numbering {
  private keys: Int32Array;
  private numbers: Int32Array;
  private held = 0;

  constructor(expected = 1024) {
    const size = 2 ** Math.ceil(Math.log2(expected * 2 + 2));
    this.keys = new Int32Array(size);
    this.numbers = new Int32Array(size).fill(-1);
  }

  static of(hashes: Int32Array): Numbering {
    const numbering = new Numbering(hashes.length);
    for (let i = 0; i < hashes.length; i += 1) numbering.add(hashes[i] as number);
    return numbering;
  }

  get size(): number {
    return this.held;
  }

  /** The number of a hash, or −1. */
  find(hash: number): number {
    return this.numbers[this.slot(hash)] as number;
  }

  /** The number of a hash; a new one gets the next. */
  add(hash: number): number {
    const slot = this.slot(hash);
    const known = this.numbers[slot] as number;
    if (known >= 0) return known;
    this.keys[slot] = hash;
    this.numbers[slot] = this.held;
    this.held += 1;
    if (this.held * 2 > this.keys.length) this.grow();
    return this.held - 1;
  }

  /** All hashes in the order of their numbers. */
  hashes(): Int32Array {
    const all = new Int32Array(this.held);
    for (let slot = 0; slot < this.keys.length; slot += 1) {
      const number = this.numbers[slot] as number;
      if (number >= 0) all[number] = this.keys[slot] as number;
    }
    return all;
  }

  private slot(hash: number): number {
    const mask = this.keys.length - 1;
    let slot = (Math.imul(hash, 0x85ebca6b) >>> 7) & mask;
    while ((this.numbers[slot] as number) >= 0 && this.keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const hashes = this.hashes();
    this.keys = new Int32Array(this.keys.length * 2);
    this.numbers = new Int32Array(this.keys.length).fill(-1);
    for (let number = 0; number < hashes.length; number += 1) {
      const slot = this.slot(hashes[number] as number);
      this.keys[slot] = hashes[number] as number;
      this.numbers[slot] = number;
    }
  }
}
