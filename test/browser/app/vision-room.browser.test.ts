import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import home from '../../../tracks/home.json';
import oval from '../../../tracks/oval.json';
import trefoil from '../../../tracks/trefoil.json';
import { loadShippedPolicy } from '../../../src/app/catalogue/shipped-policies.ts';
import { NoticeBoard, type Noticed } from '../../../src/app/controllers/notice-board.ts';
import '../../../src/app/lab/vision/elements/vision-room.ts';
import { IndexedDbPictures } from '../../../src/app/lab/vision/own-picture-storage.ts';
import { VisionSession } from '../../../src/app/lab/vision/vision-session.ts';
import type { RequestCamera } from '../../../src/app/lab/vision/webcam.ts';
import { Store } from '../../../src/app/state/store.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { createVisionClient } from '../../../src/workers/client/vision-client.ts';
import { mount } from './setup/mount.ts';

const tracks = [oval, home, trefoil] as unknown as TrackFile[];
const client = createVisionClient();
let database = '';
let notices = new Store<Noticed>({ notices: [] });
let session: VisionSession;

beforeEach(() => {
  database = crypto.randomUUID();
  notices = new Store<Noticed>({ notices: [] });
});
afterEach(() => {
  session.leave();
  document.body.replaceChildren();
});

/** The room as it is on a visit. */
async function open(requestCamera?: RequestCamera): Promise<HTMLElement> {
  const storage = await IndexedDbPictures.open(database);
  session = new VisionSession({
    client,
    tracks,
    loadShippedPolicy,
    notices: new NoticeBoard(notices),
    newId: () => crypto.randomUUID(),
    storage,
    requestCamera,
    counts: { perClass: 12, testPerClass: 6 },
  });
  await session.own.load();
  return mount('gp-vision-room', { session });
}

/** Everything that matches in an element and in the shadow roots within it. */
function all(root: Element | ShadowRoot, selector: string): HTMLElement[] {
  const within = [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) =>
    element.shadowRoot === null ? [] : all(element.shadowRoot, selector),
  );
  return [...root.querySelectorAll<HTMLElement>(selector), ...within];
}

const room = (): ShadowRoot => document.querySelector('gp-vision-room')!.shadowRoot!;
const words = (): string =>
  all(room(), 'p, li, dd, span, h3, th, td')
    .map((element) => element.textContent.replaceAll(/\s+/g, ' ').trim())
    .join('\n');
const button = (name: string | RegExp): HTMLButtonElement | undefined =>
  all(room(), 'button').find((element) =>
    (element.getAttribute('aria-label') ?? element.textContent.trim()).match(name),
  ) as HTMLButtonElement | undefined;
const press = async (name: string | RegExp): Promise<void> => {
  await expect.poll(() => button(name)?.disabled).toBe(false);
  await userEvent.click(button(name)!);
};

const cellPictures = (): HTMLElement[] =>
  all(room(), 'gp-cell-pictures').flatMap(({ shadowRoot }) => all(shadowRoot!, 'button'));

/** A picture of one colour, a little different each time. */
async function colourFile(colour: string, number: number): Promise<File> {
  const canvas = new OffscreenCanvas(90, 60);
  const context = canvas.getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 90, 60);
  context.fillStyle = '#888';
  context.fillRect(20 + 5 * number, 20, 12, 12);
  return new File([await canvas.convertToBlob()], `${colour}-${number}.png`, { type: 'image/png' });
}

describe('the car’s camera', () => {
  it('is learnt from in the worker, tested on another track, looked into, driven with and put at the brake', async () => {
    await open();
    void session.choose({});
    await expect.poll(() => all(room(), '.examples gp-picture').length).toBe(30);
    expect(words()).toContain('on and beside the road of 17 level tracks');
    expect(button('Let the car drive')!.disabled).toBe(true);
    await press('Train on the car’s camera');
    await expect.poll(() => all(room(), 'table').length, { timeout: 30_000 }).toBe(1);
    const { report } = session.store.state.lessons.camera;
    expect(report!.test.labels).toHaveLength(30);
    // Of saying always the same: classes are as large as each other.
    expect(words()).toContain('20.0 %');
    expect(words()).toMatch(/of 30 held-out pictures are told rightly. So few prove little/);

    await press(/^[1-9]\d* pictures of .*, right$/);
    await expect.poll(() => cellPictures().length).toBeGreaterThan(0);
    const [picture] = cellPictures();
    await userEvent.click(picture);
    await expect.poll(() => picture.getAttribute('aria-pressed')).toBe('true');

    await press('Let the car drive');
    await expect.poll(() => all(room(), 'gp-probability-bars').length).toBe(1);
    expect(words()).toMatch(/laps: \d completed/);
    await press('Stop the car');
    await press(/Drive 10 laps each way/);
    await expect.poll(() => words(), { timeout: 60_000 }).toMatch(/with the brake\n\d+ of 10/);
  });

  it('shows no measurement of the brake under another track, seed or classifier', async () => {
    await open();
    const answers: ((answer: never) => void)[] = [];
    const ask = vi
      .spyOn(client, 'ask')
      .mockImplementation((async (name: string) =>
        name === 'brake' ? new Promise((answer) => answers.push(answer)) : null) as never);
    try {
      await session.choose({ testTrackId: 'home' });
      for (const change of [{ testTrackId: 'oval' }, { seed: 2 }]) {
        const trying = session.tryBrake();
        await expect.poll(() => answers.length).toBe(1);
        await session.choose(change);
        answers.pop()!({} as never);
        await trying;
        expect(session.store.state.brake).toBeNull();
      }
      const trying = session.tryBrake();
      await expect.poll(() => answers.length).toBe(1);
      await session.learn();
      answers.pop()!({} as never);
      await trying;
      expect(session.store.state.brake).toBeNull();
    } finally {
      ask.mockRestore();
    }
  });

  it('says so where the worker ends, and learns again', async () => {
    await open();
    session.store.subscribe(({ lessons }) => {
      if (lessons.camera.underWay?.stage === 'learning') client.dispose();
    });
    void session.learn();
    await expect.poll(() => words()).toMatch(/the worker that learns pictures was ended/);
    expect(button('Train on the car’s camera')!.disabled).toBe(false);
  });
});

describe('a person’s own pictures', () => {
  it('are read from files, kept, and learnt from; of other files a line says what is wrong', async () => {
    await open();
    expect(words()).not.toContain('There are no pictures yet');
    await press('My own pictures');
    await expect.poll(() => words()).toContain('There are no pictures yet');
    expect(button(/^Train on 0 pictures/)!.disabled).toBe(true);
    const [red, blue] = session.store.state.classes;
    session.own.renameClass(red.id, 'red');
    session.own.renameClass(blue.id, ' red ');
    expect(notices.state.notices[0].text).toMatch(/There is a class “red” already/);
    session.own.renameClass(blue.id, 'blue');

    const bomb = Uint8Array.from([
      0x89, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0x75, 48, 0, 0, 0x75, 48,
    ]);
    await session.own.addFiles(red.id, [
      new File([], 'nothing.png'),
      new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'drawing.svg', { type: 'image/svg+xml' }),
      new File(['no picture at all'], 'text.png', { type: 'image/png' }),
      new File([bomb], 'bomb.png', { type: 'image/png' }),
      ...(await Promise.all([0, 1, 2, 3, 4, 5].map((number) => colourFile('red', number)))),
    ]);
    expect(session.store.state.faults).toEqual([
      'nothing.png: is empty',
      'drawing.svg: is a drawing (SVG), not made of pixels. Save it as PNG first',
      'text.png: is not a picture that this browser can read, or it is damaged',
      'bomb.png: must have at most 80 million pixels (found 30000 × 30000)',
    ]);
    await expect.poll(() => words()).toContain('All pictures are of “red”');
    await session.own.addFiles(
      blue.id,
      await Promise.all([0, 1].map((number) => colourFile('blue', number))),
    );
    await expect.poll(() => words()).toContain('“blue” has 2 pictures');
    await session.own.addFiles(
      blue.id,
      await Promise.all([2, 3, 4, 5].map((number) => colourFile('blue', number))),
    );
    // Whatever the size of a file, the network is given its middle square.
    expect(new Set(session.store.state.pictures.map(({ pixels }) => pixels.length))).toEqual(
      new Set([48 * 48 * 3]),
    );

    document.body.replaceChildren();
    await open();
    await press('My own pictures');
    expect(session.store.state.classes.map(({ name }) => name)).toEqual(['red', 'blue']);
    await press('Train on 12 pictures');
    await expect.poll(() => words(), { timeout: 30_000 }).toMatch(/of 2 held-out pictures are told rightly/);
    expect(words()).toMatch(/learnt from 8 pictures in .* s; 2 others said when to stop/);

    await press('in grey');
    await press('Train on 12 pictures');
    await expect.poll(() => session.store.state.lessons.own.report?.test.channels).toBe(1);

    expect(words()).not.toContain('earlier classes');
    session.own.removeClass(session.store.state.classes[1].id);
    await expect.poll(() => words()).toContain('is of the earlier classes: “red”, “blue”.');
    expect(session.store.state.pictures).toHaveLength(6);
    notices.state.notices.find(({ action }) => action !== null)!.action!.run();
    expect(session.store.state.pictures).toHaveLength(12);
    await expect.poll(() => words()).not.toContain('earlier classes');
  });

  it('are shown without those that are damaged, and how many these are is said', async () => {
    const storage = await IndexedDbPictures.open(database);
    const pixels = new Uint8Array(48 * 48 * 3);
    await storage.putClass({ id: 'red', name: 'red', place: 0 });
    await storage.putClass({ id: 'x', name: 5 } as never);
    await storage.putPictures([
      { id: 'a', classId: 'red', pixels },
      { id: 'b', classId: 'red' } as never,
      { id: 'c', classId: 'x', pixels },
      { id: 'd', classId: 'red', pixels: new Uint8Array(3) },
    ]);
    storage.close();
    await open();
    const { classes, pictures } = session.store.state;
    expect([classes, pictures].map((rows) => rows.map(({ id }) => id))).toEqual([['red'], ['a']]);
    expect(notices.state.notices.map(({ text }) => text)).toEqual([
      'Your own pictures and classes were read, but 4 of them are damaged and left out.',
    ]);
  });

  it('are taken with the camera, by button and by key', async () => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d')!;
    const painting = setInterval(() => context.fillRect(0, 0, 300, 150), 20);
    await open(async () => canvas.captureStream(30));
    await press('My own pictures');
    await press('Use the camera');
    await expect.poll(() => session.webcam.take()).not.toBeNull();
    await press('Take a picture');
    await userEvent.keyboard('2');
    expect(session.store.state.pictures.map(({ classId }) => classId)).toEqual(
      session.store.state.classes.map(({ id }) => id),
    );
    clearInterval(painting);
    session.leave();
    await expect.poll(() => button('Use the camera')).toBeDefined();
  });

  it('leave the camera off where somebody has gone on when it is allowed', async () => {
    const stream = document.createElement('canvas').captureStream();
    let allow: (given: MediaStream) => void = () => undefined;
    await open(() => new Promise((resolve) => (allow = resolve)));
    const starting = session.startCamera();
    session.leave();
    allow(stream);
    await starting;
    expect(session.store.state.isCameraOn).toBe(false);
    expect(stream.getTracks().map(({ readyState }) => readyState)).toEqual(['ended']);
  });

  it.each([
    [
      'is refused',
      async () => Promise.reject(new DOMException('no', 'NotAllowedError')),
      /The camera was refused/,
    ],
    [
      'is not there',
      async () => Promise.reject(new DOMException('no', 'NotFoundError')),
      /There is no camera on this computer/,
    ],
    ['is unknown to the browser', undefined, /This browser gives pages no camera/],
  ] as const)('say what to do where the camera %s', async (_, request, sentence) => {
    await open(request);
    await press('My own pictures');
    await press('Use the camera');
    await expect.poll(() => words()).toMatch(sentence);
    expect(session.store.state.isCameraOn).toBe(false);
  });
});
