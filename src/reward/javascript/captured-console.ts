/** Most characters kept between two takes. */
const PRINT_LIMIT = 20_000;

/** The `console` that user code sees: keeps text for the page to show, and stops keeping when it is too much. */
export class CapturedConsole {
  #text = '';

  readonly log = (...values: unknown[]): void => this.#print(values);
  readonly info = this.log;
  readonly debug = this.log;
  readonly warn = this.log;
  readonly error = this.log;

  /** What was printed since the last call. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }

  #print(values: unknown[]): void {
    if (this.#text.length >= PRINT_LIMIT) return;
    const line = `${values.map(show).join(' ')}\n`;
    this.#text += line.slice(0, PRINT_LIMIT - this.#text.length);
    if (this.#text.length >= PRINT_LIMIT) this.#text += '\n… more was printed\n';
  }
}

function show(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
