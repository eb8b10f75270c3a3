import type { RewardFault } from '../reward-scorer.ts';

/**
 * What user code threw, as its author should read it. User code can throw anything, objects with traps included, so
 * every look at it may throw again.
 * @param stackName what stack traces call the user's file
 */
export function faultOfThrown(thrown: unknown, stackName: string): RewardFault {
  try {
    if (thrown instanceof Error) {
      const { name, message, stack }: { name: unknown; message: unknown; stack?: unknown } = thrown;
      return { type: String(name), message: String(message), line: lineInStack(String(stack), stackName) };
    }
    return { type: 'Error', message: `threw ${String(thrown)}`, line: null };
  } catch {
    return { type: 'Error', message: 'threw something that cannot be shown', line: null };
  }
}

/** The innermost line of the user's file in a stack trace of V8, SpiderMonkey or JavaScriptCore; 1-based. */
export function lineInStack(stack: string, stackName: string): number | null {
  const at = stack.indexOf(`${stackName}:`);
  if (at < 0) return null;
  const line = Number.parseInt(stack.slice(at + stackName.length + 1), 10);
  return Number.isInteger(line) && line > 0 ? line : null;
}
