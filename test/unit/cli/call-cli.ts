import process from 'node:process';
import { vi } from 'vitest';
import { runCommandLine } from '../../../src/cli/run-command-line.ts';
import type { CliOutcome } from './run-cli.ts';

/**
 * A command line run in this process, which saves the second and a half that a process of its own takes to start. What a
 * signal, a kill, a closed pipe or the end of the program does to a command is for `runCli`.
 */
export async function callCli(args: readonly string[]): Promise<CliOutcome> {
  const [stdout, stderr] = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  const exitStatus = process.exitCode;
  process.exitCode = 0;
  try {
    await runCommandLine(args);
    const textOf = ({ mock }: typeof stdout): string => mock.calls.map(([text]) => String(text)).join('');
    return { exitStatus: process.exitCode, stdout: textOf(stdout), stderr: textOf(stderr) };
  } finally {
    process.exitCode = exitStatus;
    stdout.mockRestore();
    stderr.mockRestore();
  }
}
