import type ts from 'typescript6';
import { REWARD_FILE } from './one-file-host.ts';
import type { TypedText } from './typed-text.ts';

/** Not assignable; properties are missing. */
const ASSIGNABILITY = new Set([2322, 2739, 2740, 2741]);
const MISSING_MEMBER = 2339;
const MISSING_ARGUMENT = 2554;
/** A name that is followed by no type and no question mark. */
const UNTYPED = /^[\w$]+\s*[^\w$\s:?]/;

/** Whether what TypeScript objects to is usual in JavaScript, and a mistake only where people have said what they mean by types. */
export function isUsualJavaScript(diagnostic: ts.Diagnostic, typed: TypedText): boolean {
  const { code, start = 0, relatedInformation = [] } = diagnostic;
  const from = typed.toWritten(start);
  if (ASSIGNABILITY.has(code)) return typed.isInDefault(from);
  // A field that an object gives itself.
  if (code === MISSING_MEMBER) {
    const name = /^[\w$]+/.exec(typed.written.slice(from))?.[0] ?? '';
    return typed.written.includes(`this.${name}`);
  }
  // An argument that the author's own function, without types, is called without.
  return (
    code === MISSING_ARGUMENT &&
    relatedInformation.some(
      ({ file, start: at = 0 }) => file?.fileName === REWARD_FILE && UNTYPED.test(typed.text.slice(at)),
    )
  );
}
