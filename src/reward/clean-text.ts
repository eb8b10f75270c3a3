/** Longest message of an error, characters: user code decides what it says, and it is shown in one line. */
export const LINE_LIMIT = 500;
/** Longest printed text of one request, characters. */
export const TEXT_LIMIT = 40_000;

/** Terminal commands (colours, cursor, titles) as ECMA-48 writes them. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const ESCAPE_SEQUENCE = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[ -~])/g;
/** Characters that are not seen but do something: control codes but line break and tab, turns of direction, half pairs. */
const CONTROL = /(?![\n\t])\p{Cc}|\p{Cs}|[\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** A text of user code for people to read: no terminal commands, no more than `TEXT_LIMIT` characters. */
export function cleanText(text: unknown): string {
  if (typeof text !== 'string') return '';
  return text.slice(0, TEXT_LIMIT).replace(ESCAPE_SEQUENCE, '').replace(CONTROL, '');
}

/** The same for a message that must be one line, such as that of an error. */
export function cleanLine(text: unknown): string {
  const line = cleanText(text).replace(/\s+/g, ' ').trim();
  return line.length <= LINE_LIMIT ? line : `${line.slice(0, LINE_LIMIT - 1).replace(/\p{Cs}$/u, '')}…`;
}
