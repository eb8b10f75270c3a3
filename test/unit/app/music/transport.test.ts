import { expect, it } from 'vitest';
import { openMusic, settled } from './fake-music.ts';

it('stays within a song that becomes shorter, and begins anew at its end', async () => {
  const { session, player, state } = await openMusic();
  session.act({ type: 'seek', beat: 12 });
  session.act({ type: 'bars', bars: 4 });
  expect(session.transport.beat).toBe(12);
  session.act({ type: 'seek', beat: 16 });
  session.act({ type: 'play' });
  await settled();
  expect([state().phase, player.beat]).toEqual(['playing', 0]);
  session.act({ type: 'stop' });
  session.act({ type: 'seek', beat: 12 });
  session.act({ type: 'bars', bars: 2 });
  expect(session.transport.beat).toBe(0);
  // What is running is not moved by where it has begun.
  session.act({ type: 'seek', beat: 6 });
  session.act({ type: 'play' });
  await settled();
  player.beat = 3;
  session.act({ type: 'bars', bars: 1 });
  expect(session.transport.beat).toBe(3);
});
