import '@awesome.me/webawesome/dist/components/slider/slider.js';
import '@awesome.me/webawesome/dist/styles/themes/default.css';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/app/music/elements/roll-tools.ts';
import '../../../src/app/theme/app.css';
import { inside, mount } from './setup/mount.ts';

const root = document.documentElement;
const before = root.className;

afterEach(() => {
  document.body.replaceChildren();
  root.className = before;
});

/** WCAG 2.2: of `rgb(…)`, 0 … 1 */
function luminanceOf(color: string): number {
  const [red, green, blue] = color.match(/\d+/g)!.map((byte) => {
    const value = Number(byte) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Of a colour on a panel. */
function contrastOf(color: string): number {
  const panel = document.createElement('div');
  panel.style.background = 'var(--panel)';
  document.body.append(panel);
  const [low, high] = [color, getComputedStyle(panel).backgroundColor].map(luminanceOf).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each(['dark', 'light'])('thumbs of sliders, %s', (theme) => {
  it('are told from the panel by at least 3 to 1, in both tabs', async () => {
    root.className = `wa-${theme}`;
    const tools = await mount('gp-roll-tools', {});
    const own = getComputedStyle(inside(tools, 'input[type=range]')).accentColor;
    expect(contrastOf(own)).toBeGreaterThanOrEqual(3);
    const slider = await mount('wa-slider', {});
    const setup = getComputedStyle(inside(slider, '[part~=thumb]')).backgroundColor;
    expect(contrastOf(setup)).toBeGreaterThanOrEqual(3);
  });
});
