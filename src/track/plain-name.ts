import * as v from 'valibot';

/** What nobody sees: control characters, zero-width ones, marks of direction. */
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/** A stranger's text without what nobody sees of it, or what turns the direction of the rest round. */
export function visibleText(text: string): string {
  return text.replaceAll(INVISIBLE, '');
}

/**
 * The one rule for what things are called, whoever names them: a name as far as people can see it, in one line, so that no two
 * look the same and none turns round what is written beside it. Empty where there is nothing to see.
 * @param most characters
 */
export function plainName(name: string, most = Infinity): string {
  const line = visibleText(name.replaceAll(/\s/g, ' ')).replaceAll(/ +/g, ' ').trim();
  // Half of a character that is cut in two is none.
  return visibleText(line.slice(0, most)).trimEnd();
}

/** A name in a stranger's file: control characters and turns of direction are refused, what else is not seen is left out. */
export function nameSchema(most: number, rule: string) {
  return v.pipe(
    v.string(rule),
    v.regex(new RegExp(String.raw`^[^\p{C}]{1,${most}}$`, 'u'), rule),
    v.transform((name) => plainName(name)),
    v.minLength(1, rule),
  );
}
