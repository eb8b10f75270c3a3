/** The same code in both languages. */
export interface Example {
  readonly python: string;
  readonly typescript: string;
}

/** What the help says about a rule; plain text, no markup. */
export interface RulePage {
  readonly title: string;
  /** Why it matters, for somebody who has just been told of it. */
  readonly why: string;
  /** A reward that breaks the rule. */
  readonly bad: Example;
  /** One that wants the same and does not. */
  readonly better: Example;
}
