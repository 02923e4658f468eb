/** Maps 32-bit hashes to numbers from 0: an open-addressed table with at most 24 bytes for each hash. */
export class HashNumbers {
  /** Each slot takes two entries: the hash, and its number plus 1. The second entry is 0 if the slot is free. */
  private slots: Int32Array;
  private mask: number;
  private held = 0;

  constructor(expected = 1024) {
    const size = 2 ** Math.ceil(Math.log2(expected * 1.5 + 2));
    this.slots = new Int32Array(size * 2);
    this.mask = size - 1;
  }

  static of(hashes: Int32Array): HashNumbers {
    const numbering = new HashNumbers(hashes.length);
    for (let i = 0; i < hashes.length; i += 1) numbering.add(hashes[i] as number);
    return numbering;
  }

  get size(): number {
    return this.held;
  }

  /** The number of a hash, or −1 for an unknown one. */
  find(hash: number): number {
    return (this.slots[this.slot(hash) + 1] as number) - 1;
  }

  /** The number of a hash; a new hash gets the next number. */
  add(hash: number): number {
    const slot = this.slot(hash);
    const known = this.slots[slot + 1] as number;
    if (known > 0) return known - 1;
    this.held += 1;
    this.slots[slot] = hash;
    this.slots[slot + 1] = this.held;
    if (this.held * 1.4 > this.mask) this.grow();
    return this.held - 1;
  }

  /** All hashes in the order of their numbers. */
  hashes(): Int32Array {
    const all = new Int32Array(this.held);
    for (let slot = 0; slot < this.slots.length; slot += 2) {
      const number = this.slots[slot + 1] as number;
      if (number > 0) all[number - 1] = this.slots[slot] as number;
    }
    return all;
  }

  private slot(hash: number): number {
    let slot = (hash ^ (hash >>> 16)) & this.mask;
    while ((this.slots[slot * 2 + 1] as number) > 0 && this.slots[slot * 2] !== hash) slot = (slot + 1) & this.mask;
    return slot * 2;
  }

  private grow(): void {
    const hashes = this.hashes();
    this.mask = this.mask * 2 + 1;
    this.slots = new Int32Array((this.mask + 1) * 2);
    for (let number = 0; number < hashes.length; number += 1) {
      const slot = this.slot(hashes[number] as number);
      this.slots[slot] = hashes[number] as number;
      this.slots[slot + 1] = number + 1;
    }
  }
}
