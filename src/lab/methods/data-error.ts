/** The data do not allow what was asked of them. The message says what, by which rule, the value found, and what to do. */
export class DataError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DataError';
  }
}
