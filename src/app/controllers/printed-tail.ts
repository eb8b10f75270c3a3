/** Most characters that are kept. */
const LIMIT = 20_000;

/** The end of a long text that comes piece by piece, in whole lines. */
export class PrintedTail {
  #text = '';

  get text(): string {
    return this.#text;
  }

  add(text: string): void {
    const whole = this.#text + text;
    if (whole.length <= LIMIT) {
      this.#text = whole;
      return;
    }
    const end = whole.slice(-LIMIT);
    // Of the first line a part is missing, unless it is all there is.
    this.#text = end.slice(end.indexOf('\n') + 1) || end;
  }

  clear(): void {
    this.#text = '';
  }
}
