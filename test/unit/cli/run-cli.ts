import { spawn } from 'node:child_process';
import process from 'node:process';

export interface CliOutcome {
  readonly exitStatus: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `npm run cli --` starts, without npm's second of start-up. @param onStderr sees progress as it comes */
export function runCli(
  args: readonly string[],
  onStderr: (text: string, interrupt: () => void) => void = () => {},
): Promise<CliOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args]);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      onStderr(text, () => child.kill('SIGINT'));
    });
    child.on('error', reject);
    child.on('close', (exitStatus) => resolve({ exitStatus, stdout, stderr }));
  });
}
