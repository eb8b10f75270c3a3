import { transform } from 'sucrase';
import { explainParameters } from '../explain-parameters.ts';
import { CoreLoadError } from '../scorer-core.ts';
import type { RewardFault, RewardSource } from '../reward-scorer.ts';
import type { RewardParams } from '../step-params.ts';
import type { CapturedConsole } from './captured-console.ts';
import { CLOCK_NAME } from './clock-name.ts';
import { FOUND_REWARD } from './found-reward.ts';
import { GUARD_NAME, guardLoops } from './loop-guard.ts';
import type { LoopGuard } from './loop-guard.ts';
import { ScriptSyntaxError } from './script-evaluator.ts';
import type { ScriptEvaluator } from './script-evaluator.ts';
import { faultOfThrown } from './thrown-fault.ts';

export type JavaScriptReward = (params: RewardParams) => unknown;

/** A compiled reward, ready to be made into as many modules as there are cars. */
export interface RewardModule {
  readonly stackName: string;
  /** Line of the function; where return values are blamed. */
  readonly line: number | null;
  /** Runs the top level anew. @throws CoreLoadError */
  instantiate(): JavaScriptReward;
}

/**
 * Compiles TypeScript or JavaScript. The text becomes the body of a function, so that one compiled script gives every
 * car its own module variables; types are erased without moving a line break, so line numbers stay the author's.
 * @param guard is called at every turn of a loop; null leaves loops alone
 * @param clock milliseconds
 * @throws CoreLoadError
 */
export async function compileRewardModule(
  source: RewardSource,
  evaluator: ScriptEvaluator,
  console: CapturedConsole,
  guard: LoopGuard | null,
  clock: () => number,
): Promise<RewardModule> {
  const erased = eraseTypes(source);
  const body = guard ? guardLoops(erased) : erased;
  const expression = `(function (exports, console, ${GUARD_NAME}, ${CLOCK_NAME}) {${body}\nreturn ${FOUND_REWARD}; })`;
  const line = lineOfFunction(source.code);
  const { value: factory, stackName } = await evaluator
    .evaluate(expression, source.file)
    .catch((error: unknown) => {
      if (!(error instanceof ScriptSyntaxError)) throw error;
      throw new CoreLoadError({ type: 'SyntaxError', message: error.message, line: error.line });
    });
  const run = factory as (
    exports: object,
    console: CapturedConsole,
    guard: LoopGuard | null,
    clock: () => number,
  ) => unknown;
  return {
    stackName,
    line,
    instantiate() {
      let reward: unknown;
      try {
        reward = run({}, console, guard, clock);
      } catch (thrown) {
        throw new CoreLoadError(explainImport(faultOfThrown(thrown, stackName)));
      }
      assertReward(reward, source.file, line);
      return reward;
    },
  };
}

function eraseTypes({ code, file, language }: RewardSource): string {
  try {
    return transform(code, {
      transforms: language === 'typescript' ? ['typescript', 'imports'] : ['imports'],
      disableESTransforms: true,
      preserveDynamicImport: true,
      filePath: file,
    }).code;
  } catch (error) {
    throw new CoreLoadError(sucraseFault(String(error), file));
  }
}

/** Sucrase says `SyntaxError: Error transforming reward.ts: Unexpected token (3:5)`. */
function sucraseFault(text: string, file: string): RewardFault {
  const place = /\((\d+):\d+\)\s*$/.exec(text);
  const message = text
    .slice(0, place?.index)
    .replace(/^\w*Error: /, '')
    .replace(`Error transforming ${file}: `, '')
    .trim();
  return { type: 'SyntaxError', message, line: place ? Number(place[1]) : null };
}

function lineOfFunction(code: string): number | null {
  const at = code.search(/\breward_function\b/);
  return at < 0 ? null : code.slice(0, at).split('\n').length;
}

/** An `import` becomes a call of `require`, which does not exist here. */
function explainImport(fault: RewardFault): RewardFault {
  if (fault.message !== 'require is not defined') return fault;
  const message = 'a reward cannot import anything: it has the language itself and its params';
  return { ...fault, type: 'ImportError', message };
}

function assertReward(
  reward: unknown,
  file: string,
  line: number | null,
): asserts reward is JavaScriptReward {
  if (typeof reward !== 'function') {
    const message =
      reward === undefined
        ? `${file} has no reward_function. Write: function reward_function(params) { return 1; }`
        : `reward_function in ${file} is not a function`;
    throw new CoreLoadError({ type: 'ReferenceError', message, line });
  }
  // A default or `...rest` does not count in `length`; only an empty list of parameters takes nothing.
  const text = Function.prototype.toString.call(reward);
  const takesNothing = reward.length === 0 && /^[^(]*\(\s*\)/.test(text);
  if (takesNothing || reward.length > 1) {
    const message = explainParameters(parameterNames(text), 'javascript');
    throw new CoreLoadError({ type: 'TypeError', message, line });
  }
}

/** Of a function's text; a list with parentheses or commas inside a parameter is nothing that anybody was ever told to write. */
function parameterNames(text: string): string[] {
  const list = /\(([^)]*)\)/.exec(text)?.[1] ?? '';
  return list.split(',').flatMap((part) => /[\w$]+/.exec(part)?.[0] ?? []);
}
