import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { Rng } from '../../src/math/rng.ts';
import { GENERATOR_SHAPES } from '../../src/music/gan/generator-layout.ts';
import { writeModelFile } from '../../src/music/gan/model-file.ts';
import { initialDenseWeights } from '../../src/nn/dense-shapes.ts';
import { DEFAULT_BAR } from '../../src/music/song/song-limits.ts';
import { readMidi } from '../../src/music/midi/read-midi.ts';
import { writeMidi } from '../../src/music/midi/write-midi.ts';
import type { InstrumentTrack, Song } from '../../src/music/song/song.ts';
import { expectNoFaults } from './setup/accessibility-faults.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';
import { notesOf as notes, openMusic } from './setup/music-page.ts';

const timeout = 60_000;
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const phase = (page: Page) => page.evaluate(() => document.querySelector('gp-app')!.music!.store.state.phase);

function track(name: string, program: number, pitches: readonly number[], isDrum = false): InstrumentTrack {
  const notes = pitches.map((pitch, onset) => ({ pitch, velocity: 80, onset, duration: 1 }));
  return { name, program, isDrum, notes };
}

function fileOf(name: string, tracks: readonly InstrumentTrack[]) {
  const song: Song = {
    title: '',
    tempos: [{ beat: 0, bpm: 96 }],
    timeSignatures: [{ beat: 0, ...DEFAULT_BAR }],
    keySignature: null,
    tracks,
  };
  return { name, mimeType: 'audio/midi', buffer: Buffer.from(writeMidi(song)) };
}

describe('the music tab at a desk', () => {
  const app = appForEachTest(desk, 'none');

  it('plays a sample, takes notes by pointer, keys and recording, and keeps them over a reload', async () => {
    const { page, errors } = app;
    await openMusic(page);
    const title = page.getByRole('textbox', { name: 'Name of the song' });
    await page.getByRole('button', { name: 'Ode to Joy', exact: false }).first().click();
    await expect.poll(() => title.inputValue()).toBe('Ode to Joy');
    await page
      .getByRole('button', { name: /^Twinkle/ })
      .last()
      .click();
    await expect.poll(() => title.inputValue()).toMatch(/^Twinkle/);
    expect(await notes(page)).toHaveLength(42);

    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => phase(page)).toBe('playing');
    await expect
      .poll(() => page.locator('gp-transport-bar .place').innerText())
      .toMatch(/bar [1-9]\d*, beat [2-4]/);
    await page.keyboard.press('Space');
    await expect.poll(() => phase(page)).toBe('paused');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect.poll(() => phase(page)).toBe('stopped');

    // By pointer: on an empty place of the first bar.
    const roll = page.locator('gp-piano-roll');
    const box = (await roll.boundingBox())!;
    await page.mouse.click(box.x + 70, box.y + 60);
    await expect.poll(async () => (await notes(page)).length).toBe(43);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await notes(page)).length).toBe(42);
    // By keys, behind the first note; then it is moved, made longer and removed.
    await roll.getByRole('application').focus();
    await page.keyboard.press('Home');
    await expect
      .poll(() => roll.locator('[aria-live]').innerText())
      .toMatch(/^C4, bar 1, beat 1, 1 beat long/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowLeft');
    await expect
      .poll(() => roll.locator('[aria-live]').innerText())
      .toMatch(/^C♯4, bar 1, beat 1, 0.75 beats long/);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await notes(page)).length).toBe(43);
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect((await notes(page))[0]).toMatchObject({ pitch: 60, duration: 1 });
    await page.keyboard.press('Control+Shift+z');
    expect((await notes(page))[0]).toMatchObject({ pitch: 61 });

    // A new song, and two notes by the computer's keys.
    await page.getByRole('button', { name: 'New melody' }).click();
    await expect.poll(() => title.inputValue()).toBe('New song');
    await page.getByRole('button', { name: 'Count-in' }).click();
    await page.getByRole('button', { name: 'Record' }).click();
    await expect.poll(() => phase(page)).toBe('recording');
    for (const key of ['a', 'e']) {
      await page.keyboard.down(key);
      await page.waitForTimeout(330);
      await page.keyboard.up(key);
    }
    await page.getByRole('button', { name: 'End recording' }).click();
    await expect.poll(async () => (await notes(page)).map(({ pitch }) => pitch)).toEqual([60, 63]);
    await page.getByRole('combobox', { name: 'Grid' }).selectOption('1/8');
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await roll.getByRole('application').focus();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Align/ }).click();
    await expect
      .poll(async () =>
        (await notes(page)).every(({ onset, duration }) => onset % 0.5 === 0 && duration % 0.5 === 0),
      )
      .toBe(true);
    await title.fill('Two notes');
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.getByRole('list', { name: 'Your songs' }).innerText())
      .toContain('Two notes');

    const before = await notes(page);
    await page.reload();
    await expect.poll(() => title.inputValue(), { timeout }).toBe('Two notes');
    expect(await notes(page)).toEqual(before);
    expect(await page.evaluate(() => location.hash)).toBe('#music');
    expect(errors).toEqual([]);
  });

  it('opens MIDI files, with choice of the track, says in a line what is wrong with one, and saves them', async () => {
    const { page, errors } = app;
    await openMusic(page);
    const open = page.getByLabel('Open a MIDI file');
    await open.setInputFiles(
      fileOf('band.mid', [
        track('Bass', 33, [36, 36, 43, 43]),
        track('Drums', 0, [36, 38, 36, 38], true),
        track('Tune', 73, [72, 74, 76, 77, 79, 77]),
      ]),
    );
    const dialog = page.locator('gp-track-choice');
    await dialog.getByText('Flute · 6 notes · C5 to G5 · one note at a time').waitFor();
    const tune = dialog.getByRole('radio', { name: 'Tune likeliest melody' });
    expect(await tune.isChecked()).toBe(true);
    await expectNoFaults(page);
    await dialog.getByRole('radio', { name: /Bass/ }).check();
    await dialog.getByRole('button', { name: 'Use this track' }).click();
    const title = page.getByRole('textbox', { name: 'Name of the song' });
    await expect.poll(() => title.inputValue()).toBe('band');
    expect((await notes(page)).map(({ pitch }) => pitch)).toEqual([36, 36, 43, 43]);

    await open.setInputFiles({ name: 'broken.mid', mimeType: 'audio/midi', buffer: Buffer.from('no music') });
    await page.getByText('broken.mid: byte 0: must begin with "MThd": this is not a MIDI file').waitFor();
    expect(await title.inputValue()).toBe('band');

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save MIDI' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('band.mid');
    const chunks: Buffer[] = [];
    for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
    const song = readMidi(new Uint8Array(Buffer.concat(chunks)), 'band.mid');
    expect(song.tempos[0].bpm).toBe(96);
    expect(song.tracks[0]).toMatchObject({ name: 'Bass', program: 33 });
    expect(song.tracks[0].notes).toEqual(await notes(page));

    const sound = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save WAV' }).click();
    expect((await sound).suggestedFilename()).toBe('band.wav');

    // Removed, and back.
    await page.getByRole('button', { name: 'Remove band' }).click();
    await expect.poll(() => title.inputValue()).not.toBe('band');
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect.poll(() => title.inputValue()).toBe('band');
    expect(errors).toEqual([]);
  });

  it('lets the race tab go on, whose address comes back with it', async () => {
    const { page, errors } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    const hash = () => page.evaluate(() => location.hash);
    await expect.poll(hash, { timeout }).toMatch(/^#track=home&run=/);
    await openMusic(page);
    expect(await page.locator('gp-race-view').isVisible()).toBe(false);
    await expect
      .poll(
        () => page.evaluate(() => document.querySelector('gp-app')!.session!.store.state.training.phase),
        { timeout },
      )
      .toBe('idle');
    expect(await hash()).toBe('#music');
    await page.getByRole('link', { name: 'Race' }).click();
    await page.getByRole('button', { name: 'Train 64 cars' }).waitFor();
    await expect.poll(hash).toMatch(/^#track=home&run=/);
    expect(errors).toEqual([]);
  });
});

describe('an arrangement', () => {
  const app = appForEachTest(desk, 'none');

  it('is made by a genre and a seed, locked, muted, looked at by axe, and kept', async () => {
    const { page, errors } = app;
    // Untaught: what a model makes of its weights is tested elsewhere, and this one is there whichever ship.
    const model = {
      id: 'jazz',
      name: 'Jazz',
      origin: 'nothing',
      seed: 7,
      updates: 0,
      samples: 1,
      weights: initialDenseWeights(GENERATOR_SHAPES, new Rng(7)),
    };
    await page.route('**/music/jazz.gpm', (route) =>
      route.fulfill({ body: Buffer.from(writeModelFile(model)) }),
    );
    await openMusic(page);
    const panel = page.getByRole('region', { name: 'Arrange' });
    await panel.getByRole('radio', { name: 'Jazz' }).check();
    await page.keyboard.press('Control+Enter');
    await panel.getByText('Jazz · variation 1').waitFor();
    await expect.poll(() => phase(page)).toBe('playing');
    const parts = () =>
      page.evaluate(() =>
        document
          .querySelector('gp-app')!
          .music!.store.state.history.present.song.tracks.slice(1)
          .map(({ name, program, notes }) => [name, program, notes.length] as const),
      );
    const first = await parts();
    expect(first.map(([name]) => name)).toEqual(['Drums', 'Bass', 'Chords', 'Pad']);
    await panel.getByRole('group', { name: 'Chords' }).getByRole('button', { name: 'Lock' }).click();
    await panel.getByRole('group', { name: 'Pad' }).getByRole('button', { name: 'Mute' }).click();
    await panel.getByRole('button', { name: 'Another' }).click();
    await expect.poll(() => panel.getByRole('spinbutton', { name: 'Variation' }).inputValue()).toBe('2');
    await expect.poll(parts).not.toEqual(first);
    // A number that is typed counts for the button that is pressed next.
    await panel.getByRole('spinbutton', { name: 'Variation' }).fill('9');
    await panel.getByRole('button', { name: 'Generate three parts' }).click();
    await panel.getByText('Jazz · variation 9').waitFor();
    const second = await parts();
    expect(second[2]).toEqual(first[2]);
    await panel.getByRole('button', { name: 'Generate three parts' }).waitFor();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expectNoFaults(page);
    await page.reload();
    await page.getByRole('group', { name: 'Pad' }).waitFor({ timeout });
    expect(await parts()).toEqual(second);
    expect(await panel.getByRole('radio', { name: 'Jazz' }).isChecked()).toBe(true);
    expect(errors).toEqual([]);
  });
});

describe('a melody that goes on', () => {
  const app = appForEachTest(desk, 'none');

  it('is continued by so many bars, and taken back in one step', async () => {
    const { page, errors } = app;
    await openMusic(page);
    const before = await notes(page);
    await page.getByRole('button', { name: 'Extend', exact: true }).click();
    const panel = page.getByRole('group', { name: 'Extend' });
    await panel.getByRole('spinbutton', { name: 'Add' }).fill('2');
    await panel.getByRole('spinbutton', { name: 'Variation' }).fill('9');
    await panel.getByRole('combobox', { name: 'Choose from' }).selectOption('top-k');
    await panel.getByRole('button', { name: 'Continue the melody by 2 bars' }).click();
    await expect.poll(async () => (await notes(page)).length, { timeout }).toBeGreaterThan(before.length);
    const after = await notes(page);
    expect(after.slice(0, before.length)).toEqual(before);
    const last = after.at(-1)!;
    expect([last.onset + last.duration, last.pitch % 12]).toEqual([56, 0]);
    await expect.poll(() => page.getByRole('spinbutton', { name: 'Length' }).inputValue()).toBe('14');
    await expectNoFaults(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await notes(page)).toEqual(before);
    expect(errors).toEqual([]);
  });
});

describe('the music tab by its address', () => {
  const app = appForEachTest(desk, 'none');

  it('loads nothing of the race until that is gone to', async () => {
    const { page } = app;
    const requested: string[] = [];
    page.on('request', (request) => requested.push(new URL(request.url()).pathname));
    await page.goto('about:blank');
    requested.length = 0;
    await page.goto(new URL('#music', inject('appAddress')).href);
    await page.getByRole('textbox', { name: 'Name of the song' }).waitFor({ timeout });
    // Not for arranging and sounding either, of which the first needs random numbers, as does the race.
    await page.getByRole('button', { name: 'Generate four parts' }).click();
    await expect.poll(() => phase(page), { timeout }).toBe('playing');
    // The worker that makes music is this tab's own.
    const others = requested.filter((name) => !name.includes('music-maker'));
    expect(others.filter((name) => /viewer|worker|panels|policy|create-editor/.test(name))).toEqual([]);
    await page.getByRole('link', { name: 'Race' }).click();
    await page.getByRole('button', { name: 'Train 64 cars' }).waitFor({ timeout });
    expect(requested.some((name) => /panels/.test(name))).toBe(true);
  });
});

describe.each([
  ['a low window', { width: 900, height: 600 }],
  ['a phone on its side', { width: 844, height: 390 }],
])('the music tab in %s', (_, viewport) => {
  const app = appForEachTest(viewport, 'none');

  it('leaves the roll its room, leads on to the keys, and plays from every panel', async () => {
    const { page, errors } = app;
    await openMusic(page);
    const roll = page.locator('gp-piano-roll');
    expect((await roll.boundingBox())!.height).toBeGreaterThanOrEqual(200);
    const panels = page.getByRole('navigation', { name: 'Panels' });
    await panels.getByRole('button', { name: 'Arrange' }).click();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => phase(page)).toBe('playing');
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await expect.poll(() => phase(page)).toBe('paused');
    await panels.getByRole('button', { name: 'Melody' }).click();
    const keys = page.locator('gp-piano-keys');
    await keys.scrollIntoViewIfNeeded();
    const { y, height } = (await keys.boundingBox())!;
    expect(y + height).toBeLessThanOrEqual((await panels.boundingBox())!.y + 1);
    expect(errors).toEqual([]);
  });
});

describe('the music tab’s help on a phone', () => {
  const app = appForEachTest(phone, 'none');

  it('says what one does, then the keys; they are reached by scrolling, and it closes', async () => {
    const { page, errors } = app;
    await openMusic(page);
    await page.getByRole('button', { name: 'Help' }).click();
    const dialog = page.getByRole('dialog', { name: 'How the Music tab works' });
    await dialog.waitFor();
    const help = page.locator('gp-music-help');
    await help.getByText('Choose a genre and press').waitFor();
    const last = help.getByText('Zoom in, out, show everything');
    await last.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await last.boundingBox())!;
    expect(x + width).toBeLessThanOrEqual(phone.width);
    expect(y + height).toBeLessThanOrEqual(phone.height);
    const close = help.getByRole('button', { name: 'Close' });
    expect((await close.boundingBox())!.y).toBeGreaterThanOrEqual(0);
    await close.click();
    await dialog.waitFor({ state: 'hidden' });
    expect(errors).toEqual([]);
  });
});

describe.each([
  ['a desk', desk],
  ['a phone', phone],
])('the music tab on %s', (_, viewport) => {
  const app = appForEachTest(viewport, 'none');

  it.each(['dark', 'light'])('has nothing that axe finds, %s', async (theme) => {
    const { page } = app;
    await openMusic(page);
    if (theme === 'light') await page.getByRole('button', { name: /theme/i }).click();
    await expectNoFaults(page);
    await page.locator('gp-piano-roll').getByRole('application').focus();
    await page.keyboard.press('Home');
    await expectNoFaults(page);
    await page.getByRole('button', { name: 'Help' }).click();
    await page.getByRole('dialog').first().waitFor();
    await expectNoFaults(page);
    await page.keyboard.press('Escape');
    const panels = page.getByRole('navigation', { name: 'Panels' });
    if (!(await panels.isVisible())) return;
    for (const name of ['Songs', 'Arrange']) {
      await panels.getByRole('button', { name }).click();
      await expectNoFaults(page);
    }
  });
});
