/**
 * `npm start`: installs if needed, builds the app and serves it.
 *
 * `--port N` asks for a port, `--host` serves other machines too, `--no-open` leaves the browser alone.
 */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function readArguments() {
  try {
    return parseArgs({
      options: { port: { type: 'string' }, host: { type: 'boolean' }, 'no-open': { type: 'boolean' } },
    }).values;
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** What shows a web page on this machine, or null where nobody sits in front of a screen. */
function browserCommand(address) {
  if (process.env.CI) return null;
  if (process.platform === 'darwin') return ['open', address];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '', address];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open', address] : null;
}

function openBrowser(address) {
  const command = browserCommand(address);
  if (command === null) return;
  const child = spawn(command[0], command.slice(1), { stdio: 'ignore', detached: true });
  child.on('error', () => {}); // The address stands in the terminal; no browser is no failure.
  child.unref();
}

const options = readArguments();
ensureInstalled();

// Only now is there a Vite to import.
const { build, preview } = await import('vite');
process.stdout.write('Building Grad Prix …\n');
await build({ root, logLevel: 'warn' });
const server = await preview({
  root,
  logLevel: 'warn',
  // Another port is tried when this one is taken.
  preview: { port: Number(options.port ?? 4173), host: options.host ?? false, open: false },
});
const address = server.resolvedUrls.local[0];
process.stdout.write(`Grad Prix is at ${address}  (Ctrl-C ends it)\n`);
for (const other of server.resolvedUrls.network) process.stdout.write(`On the network: ${other}\n`);
if (!options['no-open']) openBrowser(address);

const end = () => process.exit(0);
process.once('SIGINT', end).once('SIGTERM', end);
// npm hands a signal to its shell, which does not hand it on: without this, ending npm would leave the server behind.
const { ppid } = process;
setInterval(() => process.ppid !== ppid && end(), 1000).unref();
