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
