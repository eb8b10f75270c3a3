import type { Options } from './options.ts';

/** A command as it can be typed again. */
export function commandLine(command: string, options: Options): string {
  const words = [...options].flatMap(([name, values]) =>
    values.length === 0 ? [`--${name}`] : values.flatMap((value) => wordsOf(name, value)),
  );
  return ['npm run --silent cli --', command, ...words.map(quote)].join(' ');
}

/** A value with a dash would be taken for the next option. */
function wordsOf(name: string, value: string): string[] {
  return value.startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, value];
}

function quote(word: string): string {
  return /^[\w./:=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
