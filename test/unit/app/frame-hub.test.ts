import { expect, it, vi } from 'vitest';
import { FrameHub } from '../../../src/app/state/frame-hub.ts';
import { explanationOf, lapCommandsOf } from './setup/explanations.ts';

it('hands on to whoever shows it, as long as it does', () => {
  const hub = new FrameHub();
  const [view, panel] = [{ explained: vi.fn(), clearHero: vi.fn() }, { explained: vi.fn() }];
  const leave = hub.connect(view);
  hub.connect(panel);
  const [explanation, commands] = [explanationOf(), lapCommandsOf()];
  hub.explained(explanation, commands);
  for (const { explained } of [view, panel]) expect(explained).toHaveBeenCalledWith(explanation, commands);
  hub.clearHero();
  expect(view.clearHero).toHaveBeenCalledTimes(1);
  leave();
  hub.explained(explanation, null);
  expect(view.explained).toHaveBeenCalledTimes(1);
  expect(panel.explained).toHaveBeenLastCalledWith(explanation, null);
});

it('tells who comes later which contest is shown, and which car is followed', () => {
  const hub = new FrameHub();
  hub.showContest(['club', 'club', 'club'], true);
  hub.followContest(2);
  const view = { showContest: vi.fn(), followContest: vi.fn() };
  hub.connect(view);
  expect(view.showContest).toHaveBeenCalledWith(['club', 'club', 'club'], true);
  expect(view.followContest).toHaveBeenCalledWith(2);
  hub.showContest([]);
  const late = { showContest: vi.fn() };
  hub.connect(late);
  expect(late.showContest).not.toHaveBeenCalled();
});
