/** Most characters that user code may print in one load or batch. */
const PRINT_LIMIT = 20_000;

/** What user code prints: sent at once or kept until it is taken, and cut off when it is too much. */
export class PrintedText {
  #kept = '';
  #room = PRINT_LIMIT;
  #send: ((text: string) => void) | null = null;

  /** Room for `PRINT_LIMIT` characters again. */
  begin(send: ((text: string) => void) | null): void {
    this.#room = PRINT_LIMIT;
    this.#send = send;
  }

  add(text: string): void {
    if (this.#room <= 0) return;
    const part = text.slice(0, this.#room);
    this.#room -= part.length;
    this.#kept += this.#room > 0 ? part : `${part}\n… more was printed\n`;
    this.#send?.(this.take());
  }

  /** For text that comes when nothing is asked of the worker: it waits for `take`. */
  keep(text: string): void {
    const send = this.#send;
    this.#send = null;
    this.add(text);
    this.#send = send;
  }

  take(): string {
    const text = this.#kept;
    this.#kept = '';
    return text;
  }
}
