import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import home from '../../../tracks/home.json';
import grandCircuit from '../../../tracks/grand-circuit.json';
import { compress, decompress } from '../../../src/app/share/compress.ts';
import { MAX_LINK, ShareLinkError } from '../../../src/app/share/packed-link.ts';
import { readShareLink, writeShareLink } from '../../../src/app/share/share-link.ts';
import type { SharedWork } from '../../../src/app/share/shared-work.ts';
import { DEFAULT_SETUP } from '../../../src/app/state/run-setup.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';

const PAGE = 'https://grad-prix.example/app/';
const { trackId: _trackId, numCars: _numCars, ...setup } = DEFAULT_SETUP;
const work: SharedWork = {
  reward: { language: 'python', name: 'Mine', code: 'def reward_function(params):\n    return 1.0\n' },
  track: 'home',
  setup,
};

const fragmentOf = (url: string): string => new URL(url).hash;
const linkOf = async (content: unknown): Promise<string> =>
  `#share=1.${await compress(typeof content === 'string' ? content : JSON.stringify(content))}`;
const messageOf = (fragment: string): Promise<string> =>
  readShareLink(fragment).then(
    () => 'opened',
    (error: unknown) => {
      expect(error).toBeInstanceOf(ShareLinkError);
      return (error as Error).message;
    },
  );

describe('a link', () => {
  it('holds a reward, a track and a setup, in a fraction of what it may', async () => {
    const { url, excess, trackLeftOut } = await writeShareLink(PAGE, work);
    expect({ excess, trackLeftOut }).toEqual({ excess: 0, trackLeftOut: null });
    expect(url.length).toBeLessThan(MAX_LINK / 8);
    expect(await readShareLink(fragmentOf(url))).toEqual(work);
  });

  it('gives back any reward that fits, letter by letter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 800 }),
        fc.constantFrom('python' as const, 'typescript' as const),
        async (code, language) => {
          const shared = { ...work, reward: { language, name: 'Mine', code } };
          const { url, excess } = await writeShareLink(PAGE, shared);
          expect(excess).toBe(0);
          expect(await readShareLink(fragmentOf(url))).toEqual(shared);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('survives the ways in which mail and chats write addresses', async () => {
    const { url } = await writeShareLink(PAGE, work);
    expect(url).toMatch(/^[\w:/.#=-]+$/);
    expect(await readShareLink(fragmentOf(encodeURI(url)))).toEqual(work);
  });

  it('says by how much it is too long', async () => {
    const letters = Array.from({ length: 12_000 }, (_, i) =>
      String.fromCharCode(33 + ((i * i * 7919) % 89) + (i % 3)),
    );
    const code = letters.map((letter, i) => letter + ((i * 48_271) % 2_147_483_647).toString(36)).join('');
    const { url, excess } = await writeShareLink(PAGE, { ...work, reward: { ...work.reward, code } });
    expect(excess).toBe(url.length - MAX_LINK);
    expect(await messageOf(fragmentOf(url))).toMatch(/^This link has \d+ characters, and 8192 are allowed/);
  });

  it('is not made of a reward that would not be opened for its size, however well it packs', async () => {
    const code = '# the same again\n'.repeat(10_000);
    const { url, excess } = await writeShareLink(PAGE, { ...work, reward: { ...work.reward, code } });
    expect(url.length).toBeLessThan(MAX_LINK);
    expect(excess).toBeGreaterThan(0);
    expect(await messageOf(fragmentOf(url))).toContain('it holds more than any link of this page');
  });

  it('takes a track of the sender’s own along, to the tenth of a millimetre, where there is room', async () => {
    const track = { ...(home as unknown as TrackFile), id: 'own-mine', name: 'Mine' };
    const { url, trackLeftOut } = await writeShareLink(PAGE, { ...work, track });
    expect(trackLeftOut).toBeNull();
    const read = (await readShareLink(fragmentOf(url)))?.track as TrackFile;
    expect(read).toMatchObject({ id: 'own-mine', name: 'Mine' });
    read.centreLine.forEach(([x, y], i) => {
      expect(Math.abs(x - track.centreLine[i][0])).toBeLessThanOrEqual(0.5001e-4);
      expect(Math.abs(y - track.centreLine[i][1])).toBeLessThanOrEqual(0.5001e-4);
    });
  });

  it('leaves out a track of the sender’s own that does not fit, and says so', async () => {
    const { centreLine, ...rest } = grandCircuit as unknown as TrackFile;
    // Twenty times the points, each a little beside the line between its neighbours, as measured tracks have them.
    const dense = centreLine.flatMap(([x, y], i) => {
      const [nextX, nextY] = centreLine[(i + 1) % centreLine.length];
      return Array.from({ length: 20 }, (_, k): [number, number] => {
        const share = k / 20;
        const noise = (((i * 20 + k) * 7919) % 1000) / 1e6;
        return [x + share * (nextX - x) + noise, y + share * (nextY - y) - noise];
      });
    });
    const track: TrackFile = { ...rest, id: 'own-long', name: 'Long', centreLine: dense };
    const { url, excess, trackLeftOut } = await writeShareLink(PAGE, { ...work, track });
    expect({ excess, trackLeftOut }).toEqual({ excess: 0, trackLeftOut: 'Long' });
    expect(await readShareLink(fragmentOf(url))).toEqual({ ...work, track: null });
  });
});

describe('a fragment', () => {
  it('that is no link is left alone', async () => {
    for (const other of ['', '#', '#help', '#share', '#share=', '#sharing=1.abc', '#x=1&share=1.abc'])
      expect(await readShareLink(other)).toBeNull();
  });

  it('of another version is refused with what to do', async () => {
    expect(await messageOf('#share=2.abc')).toBe(
      'This link is of version 2, and this page reads version 1: reload the page, or ask for a new link.',
    );
  });

  it('that is longer than links are is not even unpacked', async () => {
    expect(await messageOf(`#share=1.${'A'.repeat(MAX_LINK)}`)).toContain('8192 are allowed');
  });

  it('that would unpack to gigabytes is stopped at 64 kB', async () => {
    const bomb = deflateRawSync(new Uint8Array(5_000_000), { level: 9 });
    const packed = bomb.toString('base64url');
    expect(packed.length).toBeLessThan(MAX_LINK);
    expect(await messageOf(`#share=1.${packed}`)).toContain('it holds more than any link of this page');
  });

  it('is stopped while it unpacks, not afterwards', async () => {
    let inflated = 0;
    const Real = globalThis.DecompressionStream;
    class Counting extends TransformStream<Uint8Array, Uint8Array> {
      constructor() {
        super({
          transform: (chunk, controller) => {
            inflated += chunk.length;
            controller.enqueue(chunk);
          },
        });
      }
    }
    vi.stubGlobal('DecompressionStream', function (format: CompressionFormat) {
      const { readable, writable } = new Real(format);
      return { writable, readable: readable.pipeThrough(new Counting()) };
    });
    try {
      const bomb = deflateRawSync(new Uint8Array(200_000_000), { level: 9 }).toString('base64url');
      await expect(decompress(bomb, 65_536)).rejects.toThrow('it holds more');
    } finally {
      vi.unstubAllGlobals();
    }
    expect(inflated).toBeLessThan(10_000_000);
  });

  it('of an earlier version, whose discrete actions were a grid, has them as a list', async () => {
    const actions = {
      type: 'discrete',
      speed: { low: 1, high: 3 },
      steering: 20,
      steeringChoices: 3,
      speedChoices: 1,
    };
    const opened = await readShareLink(await linkOf({ ...work, setup: { ...setup, actions } }));
    expect(opened?.setup.actions.list).toEqual(
      [-20, 0, 20].map((steering_angle) => ({ steering_angle, speed: 3 })),
    );
  });

  it('with a value that there is not is refused in one line: field, rule and value', async () => {
    const broken = async (patch: object): Promise<string> => messageOf(await linkOf({ ...work, ...patch }));
    expect(await broken({ setup: { ...setup, car: 'tank' } })).toMatch(
      /^This link cannot be opened: setup\.car must be one of .*deepracer-v6.* \(found "tank"\)\. Ask for a new one\.$/,
    );
    expect(await broken({ setup: { ...setup, race: { ...setup.race, boxes: 7e9 } } })).toContain(
      'setup.race.boxes must be a whole number from 1 to 6 (found 7000000000)',
    );
    expect(await broken({ setup: { ...setup, sensors: { ...setup.sensors, road: 'toString' } } })).toContain(
      'setup.sensors.road must be one of',
    );
    expect(
      await broken({ setup: { ...setup, actions: { ...setup.actions, speed: { low: 3, high: 1 } } } }),
    ).toContain('setup.actions.speed must be a range of speeds, the lower one first');
    expect(
      await broken({ setup: { ...setup, actions: { ...setup.actions, list: [setup.actions.list[0]] } } }),
    ).toContain('setup.actions.list must be a list of 2 to 30 actions');
    expect(await broken({ reward: { ...work.reward, language: 'javascript' } })).toContain('reward.language');
    expect(await broken({ reward: { ...work.reward, name: 'a\u202Eb' } })).toContain('reward.name must be');
    expect(await broken({ reward: undefined })).toContain('reward is missing');
    expect(await broken({ fetch: 'https://example.com' })).toContain('fetch is not known');
    expect(await broken({ track: { ...home, centreLine: [[0, 0]] } })).toContain('at least 8 points');
    expect(await messageOf(await linkOf('[]'))).toContain('This link cannot be opened');
    expect(await messageOf(await linkOf('{"__proto__":{"a":1}}'))).toContain('This link cannot be opened');
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  it('whatever it holds gives shared work, nothing, or one line that says why', async () => {
    const hostile = fc.oneof(
      fc.string().map((text) => `#share=1.${text}`),
      fc.base64String({ maxLength: 400 }).map((text) => `#share=1.${text.replaceAll('=', '')}`),
      fc
        .uint8Array({ maxLength: 300 })
        .map((bytes) => `#share=1.${deflateRawSync(bytes).toString('base64url')}`),
      fc.json().map((text) => `#share=1.${deflateRawSync(text).toString('base64url')}`),
      fc
        .record({
          reward: fc.anything(),
          track: fc.oneof(fc.anything(), fc.constant('home')),
          setup: fc.oneof(fc.anything(), fc.constant(setup)),
        })
        .map((data) => {
          const text = JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? 1 : value));
          return `#share=1.${deflateRawSync(text).toString('base64url')}`;
        }),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (fragment) => {
        const message = await messageOf(fragment);
        expect(message).not.toMatch(/[\n\r]/);
        expect(message.length).toBeLessThan(500);
      }),
      { numRuns: 500 },
    );
  });

  it('that was cut off anywhere, or had a letter changed, is refused or reads as a whole', async () => {
    const { url } = await writeShareLink(PAGE, work);
    const fragment = fragmentOf(url);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 9, max: fragment.length - 1 }), async (at) => {
        expect(await messageOf(fragment.slice(0, at))).toMatch(/cannot be opened|opened/);
        const other = fragment[at] === 'A' ? 'B' : 'A';
        await messageOf(fragment.slice(0, at) + other + fragment.slice(at + 1));
      }),
    );
  });
});
