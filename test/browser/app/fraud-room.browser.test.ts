import { userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import { loadShippedPolicy } from '../../../src/app/catalogue/shipped-policies.ts';
import { loadTracks } from '../../../src/app/catalogue/tracks.ts';
import { NoticeBoard, type Noticed } from '../../../src/app/controllers/notice-board.ts';
import '../../../src/app/lab/fraud/fraud-room.ts';
import { FraudSession } from '../../../src/app/lab/fraud/fraud-session.ts';
import { Store } from '../../../src/app/state/store.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import { createFraudClient } from '../../../src/workers/client/fraud-client.ts';
import { inside, mount } from './setup/mount.ts';

test(
  'a person judges a lap by keys, forges one, and is told what was found and what a file lacks',
  { timeout: 120_000 },
  async () => {
    let id = 0;
    const client = createFraudClient();
    const session = new FraudSession(
      {
        openRuns: () => Promise.resolve(new MemoryStorage()),
        // Fewer than in the app, which drives on ten.
        loadTracks: async () =>
          (await loadTracks()).filter((track) => ['skid-ring', 'oval', 'twin-apex'].includes(track.id)),
        loadShippedPolicy,
        notices: new NoticeBoard(new Store<Noticed>({ notices: [] })),
        now: () => 0,
        newId: () => `id-${++id}`,
        saveFile: () => undefined,
      },
      client,
    );
    const room = await mount('gp-fraud-room', { session });
    const opening = session.open();
    await expect.poll(() => room.shadowRoot!.querySelector('progress')?.max ?? 0).toBeGreaterThan(1);
    await opening;
    await room.updateComplete;
    expect(session.store.state.trouble).toBe('');

    const queue = inside(room, 'gp-fraud-queue').shadowRoot!;
    const entries = queue.querySelectorAll<HTMLElement>('li button');
    expect(entries.length).toBeGreaterThan(10);
    entries[1].click();
    entries[1].focus();
    await userEvent.keyboard('f');
    await expect.poll(() => entries[1].textContent).toContain('you: refused');
    const shown = () => inside(room, 'gp-fraud-case').shadowRoot!;
    expect(shown().querySelector('[role=status]')!.textContent).toMatch(
      /^\s*(Right|Not so): this lap is\s+(honest|forged)/,
    );

    // Half of the way is cut out: the map says where it was seen.
    await session.do({ type: 'forge', forgery: { type: 'cut', from: 0.2, to: 0.7 } });
    await room.updateComplete;
    await expect.poll(() => shown().querySelector('.head')?.textContent).toContain('refuse');
    expect(shown().querySelectorAll('svg[role=img] .ring').length).toBeGreaterThan(0);
    expect(shown().querySelector('svg[role=img]')!.getAttribute('aria-label')).toMatch(
      /suspicious places: 1/,
    );

    await session.do({ type: 'files', files: [new File(['{"format":"gpx"}'], 'lap.json')] });
    await expect
      .poll(() => room.shadowRoot!.querySelector('[role=alert]')?.textContent.trim())
      .toMatch(/^lap\.json: (version|format|driver|track|car|claimedTime|steps): /);
    client.dispose();
    room.remove();
  },
);
