import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { resolve as absolute } from 'node:path';
import process from 'node:process';

export interface CliOutcome {
  /** Null when a signal ended it. */
  readonly exitStatus: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** The folder to run in; default: the repository. */
  readonly cwd?: string;
  /** Where its output goes; default: into the outcome. */
  readonly stdio?: StdioOptions;
  /** Called as soon as it runs. */
  readonly onStart?: (child: ChildProcess) => void;
  /** Sees progress as it comes. */
  readonly onStderr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** What `npm run cli --` starts, without npm's second of start-up. */
export const CLI = [
  process.execPath,
  '--import',
  import.meta.resolve('tsx'),
  absolute('src/cli/main.ts'),
] as const;

export function runCli(
  args: readonly string[],
  { cwd, stdio = 'pipe', onStart, onStderr }: CliOptions = {},
): Promise<CliOutcome> {
  return new Promise((resolve, reject) => {
    const [node, ...main] = CLI;
    const child = spawn(node, [...main, ...args], { cwd, stdio });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      onStderr?.(text, (signal) => child.kill(signal));
    });
    child.on('error', reject);
    child.on('close', (exitStatus) => resolve({ exitStatus, stdout, stderr }));
    onStart?.(child);
  });
}
