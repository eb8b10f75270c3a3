/** A page of help as text: the dialog shows it, the search finds in it. Names of buttons stand between `**`. */
export interface HelpText {
  readonly title: string;
  readonly intro: readonly string[];
  readonly steps: readonly string[];
  readonly outro: readonly string[];
  readonly keys: readonly (readonly [keys: string, what: string])[];
}
