import type { RewardFault } from '../reward-scorer.ts';
import { LoopTimeout } from './loop-guard.ts';

/**
 * What user code threw, as its author should read it. User code can throw anything, objects with traps included, so
 * every look at it may throw again.
 * @param stackName what stack traces call the user's file; null when none is loaded
 */
export function faultOfThrown(thrown: unknown, stackName: string | null): RewardFault {
  try {
    if (thrown instanceof LoopTimeout)
      return { type: thrown.name, message: thrown.message, line: thrown.line };
    if (thrown instanceof Error) {
      const { name, message, stack }: { name: unknown; message: unknown; stack?: unknown } = thrown;
      const line = stackName === null ? null : lineInStack(String(stack), stackName);
      return { type: String(name), message: String(message) || 'thrown without a message', line };
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
