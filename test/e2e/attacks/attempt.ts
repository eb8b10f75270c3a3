/** Where the code of an attempt gets through, so that it is known to be able to: beside the sandbox or on this machine. */
export type Outside = 'worker' | 'page' | 'plain Pyodide' | 'CPython';

/**
 * One attempt to reach out of reward code. In JavaScript `code` is the body of an async function that returns when
 * something was reached and throws when it was refused; in Python it calls `reached(what)` or `refused(why)`, now or
 * later, and raising is a refusal. Both know `EVIL`, a server that counts who comes (`http://host:port/`), and `APP`, the
 * address of the app itself.
 */
export interface Attempt {
  readonly name: string;
  readonly code: string;
  readonly outside: Outside;
}

/** What came of an attempt. */
export interface AttemptOutcome {
  readonly reached: boolean;
  /** What was reached, or why it was refused. */
  readonly detail: string;
}

export type AttackLanguage = 'python' | 'typescript';

/**
 * Code that tries to break or deceive whoever runs it. In the app it must end as `ends` says, and the next reward must
 * train; a plain runner that trusts it must be seen to fail.
 */
export interface Wreck {
  readonly name: string;
  readonly language: AttackLanguage;
  readonly code: string;
  /** What its author is told, `type: message` of the fault; `TRAINS` for a run that goes on as if nothing had happened. */
  readonly ends: RegExp;
  /** Whether the few that stand for all are enough: the others take part only in the full suite. */
  readonly isBrief?: true;
}

export const TRAINS = /^trains on$/;
