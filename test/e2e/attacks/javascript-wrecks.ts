import { TRAINS, type Wreck } from './attempt.ts';

/** There is no such thing any more, in the words of the language. */
const UNKNOWN = /^ReferenceError: postMessage is not defined/;
const NOT_FINISHED = /^TimeoutError: .*(did not finish|endless loop)/;
const TAMPERED = /^RuntimeError: .* has changed the program that runs it/;

/** Lets code get at the port through which its runner is asked and answers: it is the target of what arrives. */
const CAPTURE_PORT = `const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data').get;
Object.defineProperty(MessageEvent.prototype, 'data', {
  get() { self.captured = this.target; return (self.asked = data.call(this)); },
});
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (...message) { self.captured = this; post.apply(this, message); };
const answer = (message) => { if (self.captured) post.call(self.captured, message); };`;

const body = (code: string): string => `function reward_function(params) {\n  ${code}\n}`;

/** A reply to every request that there may be, by the fields beside its id. */
const forge = (reply: string): string => `${CAPTURE_PORT}
let id = 0;
${body(`while (id < 100) answer({ id: id++, ${reply} });\n  return 1;`)}`;

/** JavaScript that tries to break or deceive its runner. */
export const JAVASCRIPT_WRECKS: readonly Wreck[] = (
  [
    ['an endless loop', body('while (true);'), NOT_FINISHED, true],
    ['an endless loop that catches', body('for (;;) { try { while (true); } catch {} }'), NOT_FINISHED],
    ['an endless top level', `for (;;);\n${body('return 1;')}`, NOT_FINISHED],
    [
      'an endless regular expression',
      body(`return /^(a+)+$/.test('a'.repeat(40) + 'b') ? 1 : 0;`),
      NOT_FINISHED,
      true,
    ],
    [
      'a sort of a billion holes',
      body('return new Array(4e9).sort().length;'),
      /^(TimeoutError|RangeError|MemoryError)/,
    ],
    [
      'endless promises',
      body('const spin = () => Promise.resolve().then(spin); spin(); return 1;'),
      NOT_FINISHED,
    ],
    [
      'waiting for nothing',
      body('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'),
      /^(TimeoutError|ReferenceError)/,
    ],
    ['endless recursion', body('return reward_function(params) + 1;'), /^RangeError: .*call stack/],
    [
      'a list without end',
      body('const list = []; for (;;) list.push(new Array(1e6).fill(0.5));'),
      /^(TimeoutError|RangeError|MemoryError|RuntimeError)/,
      true,
    ],
    ['a text that doubles', body(`let text = 'x'; for (;;) text += text;`), /^(RangeError|TimeoutError)/],
    [
      'buffers without end',
      body('const list = []; for (;;) list.push(new ArrayBuffer(1e9));'),
      /^(RangeError|TimeoutError)/,
    ],
    ['a print of megabytes', body(`console.log('x'.repeat(1e7)); return 1;`), TRAINS],
    ['prints without end', body(`for (;;) console.log('x');`), NOT_FINISHED],
    ['a flood of messages', body(`for (;;) postMessage('x'.repeat(1000));`), UNKNOWN, true],
    [
      'a flood of messages in the background',
      // Whether each of them is refused or goes through to a frame that has no time for anything else.
      `setInterval(() => { for (let i = 0; i < 1000; i++) { try { postMessage('x'); } catch {} } });\n${body('return 1;')}`,
      TRAINS,
    ],
    [
      // They take the processor from the reward itself, which may run out of time.
      'workers that spin',
      `const spin = URL.createObjectURL(new Blob(['postMessage(0); for (;;);']));\n${body('if (!self.spun) { self.spun = 1; for (let i = 0; i < 4; i++) new Worker(spin).onmessage = () => postMessage(1); } return 1;')}`,
      /^(trains on|TimeoutError)/,
    ],
    ['the end of the worker', body('self.close(); return 1;'), /^(TimeoutError|RuntimeError)/],
    ['a reward that is not a number', body('return 0 / 0;'), /^RangeError: reward_function returned NaN/],
    ['an infinite reward', body('return 1e308 * 10;'), /^RangeError: reward_function returned Infinity/],
    [
      'a reward that is many numbers',
      body('return new Float64Array(1e6);'),
      /^TypeError: reward_function returned an object/,
    ],
    [
      'a reward that lies about its value',
      body('let n = 0; return { valueOf: () => (n++ ? NaN : 1) };'),
      /^TypeError: reward_function returned an object/,
    ],
    [
      'an error that cannot be looked at',
      body('throw new Proxy(new Error(), { get() { throw 1; }, getPrototypeOf() { throw 2; } });'),
      /cannot be shown/,
    ],
    [
      'an error with a long message',
      body(`throw new Error('<img src=x onerror=alert(1)>' + 'x'.repeat(1e7));`),
      /^Error: <img/,
    ],
    [
      'a flood of errors',
      `setInterval(() => { for (let i = 0; i < 1000; i++) reportError('x'); });\n${body('return 1;')}`,
      TRAINS,
    ],
    [
      'a flood on the console',
      `setInterval(() => { for (let i = 0; i < 1000; i++) self.console.log('x'); });\n${body('return 1;')}`,
      TRAINS,
    ],
    [
      'a forged message to the frame',
      `postMessage({ type: 'failed', workerId: 1, message: 'forged' });
postMessage({ type: 'started', snapshot: new Blob(['forged']) });\n${body('return 1;')}`,
      UNKNOWN,
    ],
    ['forged results', forge("type: 'scored', rewards: new Float64Array(128).fill(1e300)"), TRAINS, true],
    [
      'forged results without number',
      forge("type: 'scored', rewards: new Float64Array(128).fill(NaN)"),
      TRAINS,
    ],
    ['forged results of another length', forge("type: 'scored', rewards: new Float64Array(1e5)"), TRAINS],
    [
      'forged faults',
      forge("type: 'call-failed', call: 1e9, fault: { type: 'x', message: {}, line: -5 }"),
      TRAINS,
    ],
    [
      'progress that never ends',
      `${CAPTURE_PORT}\n${body(`let end = 0, call = 0;
  for (;;) if (Date.now() > end) { end = Date.now() + 200; call += 1000; answer({ type: 'progress', id: self.asked?.id, call }); }`)}`,
      NOT_FINISHED,
    ],
    [
      'messages of no type',
      `${CAPTURE_PORT}\n${body(`for (const x of [null, 1, 'x', [], {}, { type: {} }, { type: '__proto__', id: 1 }, new Map()]) answer(x); return 1;`)}`,
      TRAINS,
    ],
    [
      'a patched prototype of all objects',
      `${body('return 1;')}
Object.prototype.then = function (resolve) {
  resolve(Object.assign(Object.create(null), this, { rewards: new Float64Array(3) }));
};`,
      TAMPERED,
      true,
    ],
    [
      'patched arrays',
      `Float64Array.prototype.every = () => true; Float64Array.prototype.fill = Array.prototype.map = Array.prototype.slice = () => { throw 1; };\nFloat64Array.prototype.set = () => {};\n${body('return 1e9;')}`,
      /^(RangeError|RuntimeError)/,
    ],
    [
      'patched numbers',
      `Math.abs = () => 0; Number.isFinite = () => true; Number.isNaN = () => false; isFinite = () => true;\n${body('return -1e9;')}`,
      /^RangeError: reward_function returned -1000000000/,
    ],
    [
      'a patched clock',
      `performance.now = Date.now = () => 0;\nself.setTimeout = self.setInterval = () => 0;\n${body('for (;;);')}`,
      NOT_FINISHED,
    ],
    [
      'patched promises',
      `Promise.prototype.constructor = null;\nPromise.prototype.then = () => {};\n${body('return 1;')}`,
      NOT_FINISHED,
    ],
  ] as const
).map(([name, code, ends, isBrief]) => ({
  name,
  language: 'typescript',
  code,
  ends,
  ...(isBrief ? { isBrief } : {}),
}));
