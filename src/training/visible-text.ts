/** What nobody sees: control characters, zero-width ones, marks of direction. */
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/** A stranger's text without what nobody sees of it, or what turns the direction of the rest round. */
export function visibleText(text: string): string {
  return text.replaceAll(INVISIBLE, '');
}
