/** The `console` that user code sees: what it would show becomes text; what measures or clears does nothing. */
export class CapturedConsole {
  readonly #print: (text: string) => void;
  readonly #counts = new Map<string, number>();

  constructor(print: (text: string) => void) {
    this.#print = print;
  }

  readonly log = (...values: unknown[]): void => this.#print(`${values.map(show).join(' ')}\n`);
  readonly info = this.log;
  readonly debug = this.log;
  readonly warn = this.log;
  readonly error = this.log;
  readonly dirxml = this.log;
  readonly trace = this.log;
  readonly group = this.log;
  readonly groupCollapsed = this.log;
  readonly dir = (value: unknown, _options?: unknown): void => this.log(value);
  /** One line per row. */
  readonly table = (rows: unknown): void => {
    if (typeof rows !== 'object' || rows === null) return this.log(rows);
    for (const [key, row] of Object.entries(rows)) this.log(`${key}:`, row);
  };
  readonly assert = (holds?: unknown, ...values: unknown[]): void => {
    if (!holds) this.log('Assertion failed:', ...values);
  };
  readonly count = (label: unknown = 'default'): void => {
    const count = (this.#counts.get(show(label)) ?? 0) + 1;
    this.#counts.set(show(label), count);
    this.log(`${show(label)}: ${count}`);
  };
  readonly countReset = (label: unknown = 'default'): void => void this.#counts.delete(show(label));
  readonly groupEnd = (): void => {};
  readonly clear = this.groupEnd;
  readonly time = this.groupEnd;
  readonly timeLog = this.groupEnd;
  readonly timeEnd = this.groupEnd;
  readonly timeStamp = this.groupEnd;
  readonly profile = this.groupEnd;
  readonly profileEnd = this.groupEnd;
}

function show(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
