import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { root } from './setup/source-file.ts';

const run = promisify(execFile);
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const scripts = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
).scripts;

/** The command lines of a text's shell blocks. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
    .flatMap(([, block = '']) => block.split('\n'))
    .filter((line) => line !== '' && !line.startsWith('#'));
}

const CLI = 'npm run --silent cli -- ';
const commands = commandsIn(readme);
const cliCommands = [...new Set([...commands, ...commandsIn(contributing)])]
  .filter((command) => command.startsWith(CLI))
  .map((command) => command.slice(CLI.length));

/** These take minutes; that every option they name exists is asked of `--help` instead. */
const LONG = ['train', 'bench'];

/** What `npm run cli` starts, without npm's second of start-up. */
async function cli(args: readonly string[]): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'src/cli/main.ts', ...args],
    {
      cwd: root,
    },
  );
  return stdout;
}

describe('README.md', () => {
  it('needs two set-up commands, npm start and npm test', () => {
    expect(commands.filter((command) => !command.startsWith(CLI))).toEqual(['npm start', 'npm test']);
  });

  it('names every folder of src', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && readdirSync(join(root, 'src', entry.name)).length > 0)
      .map(({ name }) => name);
    expect(folders.filter((folder) => !readme.includes(`| \`${folder}\``))).toEqual([]);
  });

  it('names no npm script that does not exist, and nor does CONTRIBUTING.md', () => {
    const named = [...`${readme}${contributing}`.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
      ([, name]) => name ?? '',
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

const isLong = (command: string): boolean => LONG.some((name) => command.startsWith(name));

describe('the commands in README.md and CONTRIBUTING.md', () => {
  it.each(cliCommands.filter((command) => !isLong(command)))('run: %s', async (command) => {
    const stdout = await cli(command.split(' '));
    expect(stdout.trim()).not.toBe('');
    if (command.includes('--json')) expect(() => JSON.parse(stdout) as unknown).not.toThrow();
  });

  it.each(cliCommands.filter(isLong))('exist: %s', async (command) => {
    const [name = '', ...args] = command.split(' ');
    const help = await cli([name, '--help']);
    expect(args.filter((arg) => arg.startsWith('--') && !help.includes(arg))).toEqual([]);
  });

  it('through npm, prints JSON and nothing else on stdout', async () => {
    const npm = process.env.npm_execpath;
    const [file, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
    const { stdout } = await run(file, [...before, 'run', '--silent', 'cli', '--', 'tracks', '--json'], {
      cwd: root,
    });
    expect(JSON.parse(stdout)).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'home' })]));
  });
});
