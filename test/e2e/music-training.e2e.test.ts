import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../src/music/corpus/compose.ts';
import { readModelFile } from '../../src/music/gan/model-file.ts';
import { writeMidi } from '../../src/music/midi/write-midi.ts';
import { songOf } from '../../src/music/roll/song-of.ts';
import { expectNoFaults } from './setup/accessibility-faults.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';

/** Networks start, and learn, beside other work on the machine. */
const timeout = 60_000;

/** A song that something can be learnt from: what the rules of pop make, with a melody over it. */
function midiFile() {
  const parts = songOf(
    corpusOf('pop', 9, 12).map(({ roll }) => roll),
    { mode: 'major' },
  );
  const notes = Array.from({ length: 96 }, (_, beat) => ({
    pitch: [72, 76, 79, 76][beat % 4],
    velocity: 90,
    onset: beat,
    duration: 1,
  }));
  const melody = { name: 'Melody', program: 73, isDrum: false, notes };
  const buffer = Buffer.from(writeMidi({ ...parts, tracks: [melody, ...parts.tracks] }));
  return { name: 'my song.mid', mimeType: 'audio/midi', buffer };
}

async function openTraining(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Music' }).click();
  await page.getByRole('button', { name: 'Train a model' }).click();
  await page.getByRole('button', { name: 'New training' }).waitFor({ timeout });
}

/** Opens what explains the losses, a metric and collapse beside their charts, and tries each. */
async function tryExplanations(page: Page): Promise<void> {
  const door = (title: string) => page.getByRole('button', { name: `What “${title}” means` });
  await door('Losses').click();
  const networks = page.locator('gp-gan-picture');
  await networks.getByText(/Now −?\d+\.\d\d: it is scored/).waitFor();
  await networks.getByRole('button', { name: '10 updates' }).click();
  await networks.getByText(/^After 10 updates the slope is near 1/).waitFor();
  await door('Groove').click();
  const bars = page.getByRole('application', { name: 'Two bars to try: Groove' });
  await bars.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await page.getByText('13 of 16 steps are alike: 0.81', { exact: true }).waitFor();
  await door('Variety for one melody').click();
  await page.getByRole('heading', { name: /^Throw 3: \d\.\d\d from throw 1$/ }).waitFor();
  await expectNoFaults(page);
  for (const title of ['Losses', 'Groove', 'Variety for one melody']) await door(title).click();
}

const status = (page: Page) => page.getByRole('region', { name: 'Training', exact: true }).locator('.status');

describe('training music', () => {
  const app = appForEachTest({ width: 1440, height: 900 }, 'none');

  it('learns from a MIDI file, pauses, survives a reload, goes on, and arranges with what it has learnt', async () => {
    const { page, errors } = app;
    await openTraining(page);
    await page.getByLabel('MIDI files to learn from').setInputFiles(midiFile());
    const learnt = page.getByRole('group', { name: 'What is learnt' });
    await learnt.getByText(/samples of two bars from 1 song\./).waitFor({ timeout });
    await learnt.getByText(/Fewer than 200 samples/).waitFor();
    await learnt.getByText(/most similar other sample/).waitFor();
    await expectNoFaults(page);
    // So many that it does not end by itself before it is paused and stopped.
    await page.getByRole('spinbutton', { name: 'Epochs' }).fill('900');
    await page.getByRole('spinbutton', { name: 'Epochs' }).blur();
    await page.getByRole('button', { name: 'Train a generator' }).click();

    await page.getByRole('button', { name: /^Hear epoch [1-9]/ }).waitFor({ timeout });
    await page.getByText('Is it making music or copying?').waitFor();
    await page.getByText('Which network is winning, orchestra or conductor?').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect.poll(() => status(page).textContent(), { timeout }).toMatch(/^paused · epoch \d+ of 900/);
    const at = Number(/epoch (\d+)/.exec((await status(page).textContent())!)![1]);

    await page.reload();
    await page.getByRole('button', { name: 'Train a model' }).click();
    await expect
      .poll(() => status(page).textContent(), { timeout })
      .toMatch(new RegExp(`^interrupted · epoch ${at} of 900`));
    await page.getByRole('button', { name: 'Resume' }).click();
    const epochNow = async (): Promise<number> =>
      Number(/epoch (\d+) of/.exec((await status(page).textContent())!)?.[1]);
    await expect.poll(epochNow, { timeout }).toBeGreaterThan(at);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect.poll(() => status(page).textContent(), { timeout }).toMatch(/^stopped/);

    await expectNoFaults(page);
    await tryExplanations(page);
    const epoch = page.getByRole('slider', { name: 'Epoch' });
    await epoch.fill('0');
    await page.getByRole('button', { name: 'Hear epoch 0' }).click();
    await page.getByRole('button', { name: 'Stop the sound' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the model' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/epoch-?\s?0\.gpm$/);
    const file = readFileSync(await download.path());
    expect(readModelFile(file, 'saved').updates).toBe(0);

    await page.getByRole('button', { name: 'Arrange with it' }).click();
    const own = page.getByRole('radio', { name: /my song, epoch 0/ });
    await expect.poll(() => own.isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Generate four parts' }).click();
    await page.getByRole('group', { name: 'Chords' }).waitFor({ timeout });

    await page.getByLabel('Open a model').setInputFiles({
      name: 'from a friend.gpm',
      mimeType: 'application/octet-stream',
      buffer: file,
    });
    await expect
      .poll(() => page.getByRole('radio', { name: /from a friend/ }).isChecked(), { timeout })
      .toBe(true);
    expect(errors).toEqual([]);
  });

  it('begins with a copy of a shipped model, and goes on from what that can, as it is told', async () => {
    const { page, errors } = app;
    await openTraining(page);
    await page.getByLabel('MIDI files to learn from').setInputFiles(midiFile());
    await page.getByRole('combobox', { name: 'Begin with' }).selectOption('a copy of Jazz');
    await page.getByRole('spinbutton', { name: 'Epochs' }).fill('3');
    await page.getByRole('spinbutton', { name: 'Learning rate' }).fill('0.0002');
    await page.getByRole('spinbutton', { name: 'Conductor updates' }).fill('2');
    await page.getByRole('spinbutton', { name: 'Penalty' }).fill('5');
    await page.getByRole('spinbutton', { name: 'Penalty' }).blur();
    await page.getByRole('button', { name: 'Train a generator' }).click({ timeout });
    await expect
      .poll(() => status(page).textContent(), { timeout })
      .toMatch(/^finished · epoch 3 of 3.*, from a copy of Jazz$/);
    const [training, atFirst] = await page.evaluate(() => {
      const { trainings, epochs } = document.querySelector('gp-app')!.music!.training.session!.store.state;
      return [trainings[0].config, epochs[0].metrics.qualifiedNotes] as const;
    });
    expect(training).toMatchObject({ epochs: 3, learningRate: 0.0002, criticUpdates: 2, penalty: 5 });
    // New networks play splinters.
    expect(atFirst).toBeGreaterThan(0.9);
    expect(errors).toEqual([]);
  });

  it('renames and removes a training, and puts it back', async () => {
    const { page, errors } = app;
    await openTraining(page);
    await page.getByLabel('MIDI files to learn from').setInputFiles(midiFile());
    await page.getByRole('checkbox', { name: 'Provoke mode collapse' }).check();
    await page.getByRole('button', { name: 'Train a generator' }).click({ timeout });
    await page.getByRole('button', { name: /^Hear epoch/ }).waitFor({ timeout });
    const name = page.getByRole('textbox', { name: 'Name of the training' });
    await name.fill('Collapse');
    await name.blur();
    await page.getByRole('button', { name: 'Remove the training Collapse' }).click();
    await expect.poll(() => name.count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => name.inputValue()).toBe('Collapse');
    await page.getByRole('button', { name: /^Hear epoch/ }).waitFor({ timeout });
    expect(errors).toEqual([]);
  });
});
