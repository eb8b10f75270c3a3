import process from 'node:process';
import { outliveReaders } from './output.ts';
import { runCommandLine } from './run-command-line.ts';

outliveReaders();
await runCommandLine(process.argv.slice(2));
