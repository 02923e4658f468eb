/** A typed array that doubles when it is full. */
export class GrowingArray<T extends Int32Array | Float32Array> {
  length = 0;

  constructor(
    private items: T,
    private readonly make: (size: number) => T,
  ) {}

  static ints = (size = 1 << 16): GrowingArray<Int32Array> =>
    new GrowingArray(new Int32Array(size), (n) => new Int32Array(n));
  static floats = (size = 1 << 16): GrowingArray<Float32Array> =>
    new GrowingArray(new Float32Array(size), (n) => new Float32Array(n));

  push(value: number): void {
    if (this.length === this.items.length) {
      const more = this.make(this.length * 2);
      more.set(this.items);
      this.items = more;
    }
    this.items[this.length] = value;
    this.length += 1;
  }

  get(index: number): number {
    return this.items[index] as number;
  }

  set(index: number, value: number): void {
    this.items[index] = value;
  }

  /** A view of the values that were pushed, not a copy. */
  filled(): T {
    return this.items.subarray(0, this.length) as T;
  }
}
