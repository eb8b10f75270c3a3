/** The longest number behind a name, with its blank, characters. */
const NUMBER = 6;

/** `title`, with a number behind it when it is taken. @param maxLength how long it may be then, characters */
export function freshName(title: string, taken: readonly string[], maxLength = Infinity): string {
  if (!taken.includes(title)) return title;
  for (let n = 2; ; n++) {
    const name = `${title.slice(0, maxLength - NUMBER)} ${n}`;
    if (!taken.includes(name)) return name;
  }
}
