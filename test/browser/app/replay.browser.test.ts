import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/app/elements/checkpoint-list.ts';
import '../../../src/app/elements/race-view.ts';
import '../../../src/app/elements/replay-bar.ts';
import type { Playback, ReplayView } from '../../../src/app/state/replay-view.ts';
import { ReplayReel } from '../../../src/app/state/replay-reel.ts';
import { evaluationOf } from '../../unit/app/setup/events.ts';
import { recordedEpisode } from '../../unit/app/setup/recorded.ts';
import { inside, mount, nextEvent } from './setup/mount.ts';

/** A lap of 5.13 s, and a drive that ended early. */
const lap = recordedEpisode(78);
const exit = recordedEpisode(20, { status: 'off_track', lapTime: null, progress: 34.5 });

const shown: ReplayView = {
  drives: [
    { name: 'after 12,288 steps', end: lap },
    { name: 'after 4,096 steps', end: exit },
  ],
  isReady: true,
  isPlaying: false,
  speed: 1,
};
const recording: ReplayView = { ...shown, isReady: false, drives: [{ name: 'Monday', end: null }] };

const slider = (bar: HTMLElement): HTMLInputElement => inside(bar, 'input') as HTMLInputElement;
const timeOf = (bar: HTMLElement): string => inside(bar, '.time').textContent;

/** All that is asked of a replay on an element from now on. */
function playbacks(element: HTMLElement): Playback[] {
  const seen: Playback[] = [];
  element.addEventListener('gp-playback', (event) => seen.push((event as CustomEvent<Playback>).detail));
  return seen;
}

afterEach(() => document.body.replaceChildren());

describe('gp-replay-bar', () => {
  it('says where the playhead is, in seconds, as it moves', async () => {
    const reel = new ReplayReel([lap, exit]);
    const bar = await mount('gp-replay-bar', { replay: shown, reel });
    expect(timeOf(bar)).toBe('0.00 s of 5.13 s');
    reel.seek(36);
    expect([slider(bar).value, slider(bar).max]).toEqual(['36', '77']);
    expect(slider(bar).getAttribute('aria-valuetext')).toBe('2.40 s of 5.13 s');
    expect(timeOf(bar)).toBe('2.40 s of 5.13 s');
  });

  it('is not read out while it plays, and says where it stopped', async () => {
    const reel = new ReplayReel([lap]);
    const bar = await mount('gp-replay-bar', { replay: { ...shown, isPlaying: true }, reel });
    reel.seek(30);
    expect(timeOf(bar)).toBe('2.00 s of 5.13 s');
    expect(slider(bar).getAttribute('aria-valuetext')).toBeNull();
    bar.replay = shown;
    await bar.updateComplete;
    expect(slider(bar).getAttribute('aria-valuetext')).toBe('2.00 s of 5.13 s');
  });

  it('asks for what its buttons and its slider say', async () => {
    const bar = await mount('gp-replay-bar', { replay: shown, reel: new ReplayReel([lap]) });
    const asked = playbacks(bar);
    for (const name of ['Play', 'One step back', 'One step forward'])
      inside(bar, `[aria-label='${name}']`).click();
    await userEvent.selectOptions(inside(bar, 'select'), '¼×');
    slider(bar).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(asked).toEqual([
      { type: 'toggle' },
      { type: 'step', by: -1 },
      { type: 'step', by: 1 },
      { type: 'speed', speed: 0.25 },
      { type: 'seek', position: 1 },
    ]);
    const closed = nextEvent<boolean>(bar, 'gp-replay');
    inside(bar, '.close').click();
    expect((await closed).detail).toBe(false);
  });

  it('can only be closed while the drives are recorded, and is as high then', async () => {
    const bar = await mount('gp-replay-bar', { replay: recording, reel: null });
    const height = bar.offsetHeight;
    const off = [...bar.shadowRoot!.querySelectorAll('button:disabled')];
    expect(off.map((button) => button.getAttribute('aria-label'))).toEqual([
      'Play',
      'One step back',
      'One step forward',
    ]);
    expect([timeOf(bar), slider(bar).disabled]).toEqual(['recording', true]);
    Object.assign(bar, { replay: shown, reel: new ReplayReel([lap]) });
    await bar.updateComplete;
    expect([bar.offsetHeight, slider(bar).disabled]).toEqual([height, false]);
  });

  it('keeps its places while it plays', async () => {
    const reel = new ReplayReel([recordedEpisode(200)]);
    const bar = await mount('gp-replay-bar', { replay: shown, reel });
    const widthAt = (position: number): number => {
      reel.seek(position);
      return slider(bar).getBoundingClientRect().width;
    };
    const first = widthAt(1);
    expect([widthAt(149), widthAt(199)]).toEqual([first, first]);
  });

  it('takes the focus from elsewhere, and gives it back', async () => {
    const button = document.body.appendChild(document.createElement('button'));
    button.focus();
    const bar = await mount('gp-replay-bar', { replay: shown, reel: new ReplayReel([lap]) });
    expect(document.activeElement).toBe(bar);
    bar.remove();
    await Promise.resolve();
    expect(document.activeElement).toBe(button);
  });
});

describe('a replay in gp-race-view', () => {
  it('names its cars by sign, policy and end, in place of what drives', async () => {
    const view = await mount('gp-race-view', { replay: shown, reel: new ReplayReel([lap, exit]) });
    const names = [...view.shadowRoot!.querySelectorAll('.drives li')].map(({ textContent }) =>
      textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(names).toEqual(['▼after 12,288 steps · 5.13 s', '■after 4,096 steps · left the track at 34 %']);
    expect([...view.shadowRoot!.querySelectorAll('dt')].map(({ textContent }) => textContent)).toEqual([
      'Speed',
      'Lap',
    ]);
  });

  it('is played by keys, which a button that is pressed with the space bar keeps', async () => {
    const view = await mount('gp-race-view', { replay: shown, reel: new ReplayReel([lap]) });
    const asked = playbacks(view);
    inside(view, '.stage').focus();
    await userEvent.keyboard(' ,.');
    slider(inside(view, 'gp-replay-bar')).focus();
    await userEvent.keyboard(' ');
    expect(asked).toEqual([
      { type: 'toggle' },
      { type: 'step', by: -1 },
      { type: 'step', by: 1 },
      { type: 'toggle' },
    ]);
    inside(inside(view, 'gp-replay-bar'), "[aria-label='One step forward']").focus();
    await userEvent.keyboard(' ');
    expect(asked.slice(4)).toEqual([{ type: 'step', by: 1 }]);
    // A list takes keys for its options.
    inside(inside(view, 'gp-replay-bar'), 'select').focus();
    await userEvent.keyboard(',');
    expect(asked).toHaveLength(5);
    const closed = nextEvent<boolean>(view, 'gp-replay');
    await userEvent.keyboard('{Escape}');
    expect((await closed).detail).toBe(false);
  });

  it('is opened by its button and its key', async () => {
    const view = await mount('gp-race-view', {});
    const button = inside(view, "[aria-label='Replay: a lap of the policy once more']");
    const asked = nextEvent<boolean>(view, 'gp-replay');
    button.click();
    expect([(await asked).detail, button.getAttribute('aria-pressed')]).toEqual([true, 'false']);
    inside(view, '.stage').focus();
    const byKey = nextEvent<boolean>(view, 'gp-replay');
    await userEvent.keyboard('p');
    expect((await byKey).detail).toBe(true);
    const others = playbacks(view);
    await userEvent.keyboard(' ,.');
    expect(others).toEqual([]);
  });
});

describe('gp-checkpoint-list', () => {
  const checkpoints = [2048, 4096, 6144, 8192].map((steps) => ({ steps, evaluation: evaluationOf(5) }));

  it('lets up to three be chosen to be replayed', async () => {
    const list = await mount('gp-checkpoint-list', { runId: 'a', checkpoints: checkpoints as never });
    inside(list, 'summary').click();
    const boxes = [...list.shadowRoot!.querySelectorAll('input')];
    const button = inside(list, '.chosen button') as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    for (const i of [0, 2, 3]) {
      boxes[i].click();
      await list.updateComplete;
    }
    expect(boxes.map(({ disabled }) => disabled)).toEqual([false, true, false, false]);
    boxes[2].click();
    await list.updateComplete;
    expect(boxes[1].disabled).toBe(false);
    const asked = nextEvent(list, 'gp-replay-checkpoints');
    button.click();
    expect((await asked).detail).toEqual({ runId: 'a', steps: [8192, 2048] });
    // What a run has thinned out is chosen no longer.
    list.checkpoints = list.checkpoints.slice(1);
    await list.updateComplete;
    expect(inside(list, '.chosen').textContent).toContain('1 of at most 3 chosen');
  });
});
