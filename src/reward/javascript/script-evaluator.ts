/** What a platform offers to run JavaScript text: `vm` in Node, a blob module in the browser's sandbox. */
export interface ScriptEvaluator {
  /**
   * Evaluates the text of one expression in the global scope, without touching line breaks.
   * @param name shown as the script's name where the platform allows it
   * @throws ScriptSyntaxError
   */
  evaluate(expression: string, name: string): Promise<EvaluatedScript>;
  /** Resolves when the platform has told of all promises that were rejected so far. */
  settle(): Promise<void>;
  /** Makes `Math.random` of user code repeatable: it returns these numbers from now on. */
  setRandom(random: () => number): void;
}

export interface EvaluatedScript {
  readonly value: unknown;
  /** What stack traces call the script. */
  readonly stackName: string;
}

/** The text does not parse; thrown by evaluators that know the line. */
export class ScriptSyntaxError extends Error {
  constructor(
    message: string,
    /** 1-based; null when the platform does not tell. */
    readonly line: number | null,
  ) {
    super(message);
    this.name = 'SyntaxError';
  }
}
