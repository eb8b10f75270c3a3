import { page, userEvent } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import { FIRST_TRACK, loadTracks } from '../../../src/app/catalogue/tracks.ts';
import { NoticeBoard, type Noticed } from '../../../src/app/controllers/notice-board.ts';
import { openOwnDrives } from '../../../src/app/lab/compare/own-drives.ts';
import { CompareSession } from '../../../src/app/lab/compare/compare-session.ts';
import '../../../src/app/lab/compare/compare-room.ts';
import { KeptDeeds } from '../../../src/app/lab/deeds/deeds.ts';
import { checkClusters, checkGeneralisation } from '../../../src/app/lab/learn/checks/check-deeds.ts';
import { NO_EVIDENCE } from '../../../src/app/lab/learn/checks/evidence.ts';
import type { LabPlatform } from '../../../src/app/lab/lab-platform.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import { Store } from '../../../src/app/state/store.ts';
import { type CompareClient, createCompareClient } from '../../../src/workers/client/compare-client.ts';
import { SandboxHost } from '../../../src/workers/client/sandbox-host.ts';
import { mount } from './setup/mount.ts';

const REWARD = 'function reward_function(params) { return params.progress / params.steps; }';

let client: CompareClient | null = null;
const kept = new Map<string, string>();
const notices = new Store<Noticed>({ notices: [] });
afterEach(() => {
  client?.dispose();
  kept.clear();
  notices.update({ notices: [] });
  document.body.replaceChildren();
});

/** The room with its real worker; of the page around it only what it asks for. */
async function openRoom(database = crypto.randomUUID()) {
  const sandbox = new SandboxHost({ parent: document.body });
  client = createCompareClient(sandbox);
  const runs = new MemoryStorage();
  const deeds = new KeptDeeds(
    async () => runs,
    () => 1,
  );
  const platform = {
    deeds,
    notices: new NoticeBoard(notices),
    sandbox,
    currentReward: async () => ({ language: 'javascript', file: 'mine.js', code: REWARD, isForeign: false }),
    loadTracks,
    preferences: {
      get: (key: string) => kept.get(key) ?? null,
      set: (key: string, text: string) => kept.set(key, text),
    },
    loadShippedPolicy: async () => null,
  } as unknown as LabPlatform;
  const session = new CompareSession(platform, client, await openOwnDrives(database));
  await session.open();
  const room = await mount('gp-compare-room', { session });
  return { room, session, deeds, state: () => session.store.state };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });

it('shows, clones, repairs and compares, with what it saw and where it drifted', async () => {
  const { state, deeds } = await openRoom();
  await expect.element(page.getByText('Reward: mine.js')).toBeVisible();
  await button('Clone the driver').click();
  await expect.poll(() => state().techniques.cloning.result, { timeout: 30_000 }).not.toBeNull();
  await expect.element(page.getByText(/labelled decisions/)).toBeVisible();
  await expect.element(page.getByText(/Why did it drift off\?/)).toBeVisible();
  await button('Repair with DAgger').click();
  await expect.poll(() => state().techniques.dagger.result, { timeout: 40_000 }).not.toBeNull();
  const { cloning, dagger } = state().techniques;
  // The learning path finds both.
  await expect
    .poll(async () => checkGeneralisation({ ...NO_EVIDENCE, deeds: await deeds.list() }).isDone)
    .toBe(true);
  expect(dagger.result!.row.home.cleanLaps).toBeGreaterThanOrEqual(cloning.result!.row.home.cleanLaps);
  await expect.element(page.getByRole('row', { name: /^Supervised: DAgger labels/ })).toBeVisible();

  await button('Play all drives from one clock').click();
  const clock = page.getByLabelText('Seconds since the start');
  await expect.poll(() => Number((clock.element() as HTMLInputElement).value)).toBeGreaterThan(0);
});

it('learns by the reward of the race tab, and keeps what there is when it is stopped', async () => {
  const { state } = await openRoom();
  await button('Train by the reward').click();
  await expect.poll(() => state().techniques.rewards.progress.length, { timeout: 40_000 }).toBeGreaterThan(2);
  await button('Stop with what there is').click();
  await expect.poll(() => state().busy, { timeout: 20_000 }).toBeNull();
  expect(state().techniques.rewards).toMatchObject({ trouble: '', result: { row: { given: 'rewards' } } });
});

it('finds order without labels, and paints it on the track', async () => {
  const { state, deeds } = await openRoom();
  await button('Find order').click();
  await expect.poll(() => state().explored.result, { timeout: 40_000 }).not.toBeNull();
  await expect
    .poll(async () => checkClusters({ ...NO_EVIDENCE, deeds: await deeds.list() }).isDone)
    .toBe(true);
  await expect.element(page.getByText(/Found without being told:/)).toBeVisible();
  await button('4').click();
  await expect.element(page.getByRole('cell', { name: /^4 / })).toBeVisible();
  await button('Autoencoder').click();
  await expect.element(page.getByText(/A network squeezes 26 numbers/)).toBeVisible();
});

it('lets a person drive by keys, and keeps what they have driven', async () => {
  const database = crypto.randomUUID();
  const { state } = await openRoom(database);
  await button('You').click();
  await button('Drive').click();
  await expect.poll(() => state().frame, { timeout: 20_000 }).not.toBeNull();
  await userEvent.keyboard('{ArrowUp>}');
  await expect.poll(() => state().frame!.speed).toBeGreaterThan(0.5);
  await userEvent.keyboard('{/ArrowUp}');
  await button('Keep what I have driven').click();
  await expect.poll(() => state().busy).toBeNull();
  const { trackId, rows, driven } = state().recordings.person!;
  expect(trackId).toBe(FIRST_TRACK.id);
  expect(driven[2 * rows - 1]).toBeGreaterThan(0.1);

  // As after a reload.
  document.body.replaceChildren();
  const next = await openRoom(database);
  expect(next.state().shown.shower).toBe('person');
  expect(next.state().recordings.person!.driven).toEqual(driven);
});

it('keeps what was learnt where the same setup is chosen, and has it back where another was', async () => {
  const { state, session } = await openRoom();
  await button('Record 3 laps').click();
  await expect.poll(() => state().recordings.line, { timeout: 20_000 }).not.toBeNull();
  await button('Find order').click();
  await expect.poll(() => state().explored.result, { timeout: 40_000 }).not.toBeNull();
  const { result } = state().explored;
  await button('10 s').click();
  expect(state().explored.result).toBe(result);
  await button('30 s').click();
  expect(state()).toMatchObject({ explored: { result: null }, setup: { budget: 30 } });
  expect(state().recordings.line).not.toBeNull();
  notices.state.notices[0].action!.run();
  expect(state().explored.result).toBe(result);
  expect(state().setup.budget).toBe(10);
  // Put away and back, as by going to another room: the plots are drawn anew.
  const room = document.querySelector('gp-compare-room')!;
  room.remove();
  document.body.append(room);
  const plot = () =>
    room.shadowRoot!.querySelector('gp-demonstration')!.shadowRoot!.querySelector('gp-plot')!;
  await expect.poll(() => plot().shadowRoot!.querySelector('canvas')).not.toBeNull();
  session.leave();
});
