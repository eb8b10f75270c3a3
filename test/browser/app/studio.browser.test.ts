import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../src/app/elements/field-legend.ts';
import '../../../src/app/elements/field-sliders.ts';
import '../../../src/app/elements/reward-prints.ts';
import '../../../src/app/elements/reward-tools.ts';
import '../../../src/app/elements/ribbon-legend.ts';
import { type LapsView, NOT_TRUSTED, type StudioView } from '../../../src/app/state/studio-state.ts';
import type { LapVerdict } from '../../../src/training/studio/compare-laps.ts';
import type { ScoredLap } from '../../../src/training/studio/lap-archive.ts';
import type { FieldPicture } from '../../../src/workers/protocol.ts';
import { inside, mount, nextEvent } from './setup/mount.ts';

const picture: FieldPicture = {
  numAlong: 1,
  numAcross: 2,
  positions: new Float32Array(6),
  values: Float32Array.of(-0.5, 1.25),
  low: -0.5,
  high: 1.25,
  isCoarse: false,
  terms: [
    { line: 2, text: 'params.speed' },
    { line: 3, text: '-2' },
  ],
  term: null,
};

const shown = <T>(result: T): StudioView<T> => ({ result, fault: null, isBusy: false });
const text = (element: HTMLElement, selector: string): string =>
  inside(element, selector).textContent.replaceAll(/\s+/g, ' ').trim();

afterEach(() => {
  document.body.replaceChildren();
});

describe('the legend of the reward field', () => {
  it('says what the colours mean, in numbers, and how the car is driven', async () => {
    const legend = await mount('gp-field-legend', {
      field: shown(picture),
      manner: { speed: 1.5, heading: -15, steering: 0 },
    });
    expect(text(legend, '.scale')).toMatch(/^Reward fieldField −0\.5 1\.25 per step$/);
    expect(text(legend, '.more')).toBe('at 1.5 m/s, heading −15°, steering 0°');
    legend.field = shown({ ...picture, low: 2, high: 2, term: 0 });
    await legend.updateComplete;
    expect(text(legend, '.scale')).toBe('Term of line 2 2 per step everywhere');
  });

  it('names the line that is to blame, and that an earlier version is shown', async () => {
    const fault = { file: 'reward.py', message: 'NameError: name "x" is not defined', line: 4 };
    const legend = await mount('gp-field-legend', { field: { result: null, fault, isBusy: false } });
    expect(text(legend, '.fault')).toBe('Line 4: NameError: name "x" is not defined');
    legend.field = { result: picture, fault, isBusy: false };
    await legend.updateComplete;
    expect(text(legend, '.fault')).toContain('the last version that could be scored');
  });

  it('shows the beginning of a long fault, and has the whole as its title', async () => {
    const message = 'NameError: '.padEnd(2000, 'name ');
    const fault = { file: 'reward.py', message, line: 4 };
    const legend = await mount('gp-field-legend', { field: { result: picture, fault, isBusy: false } });
    expect(inside(legend, '.fault').title).toBe(`Line 4: ${message}`);
    const line = Number.parseFloat(getComputedStyle(inside(legend, '.more')).fontSize) * 1.6;
    expect(inside(legend, '.message').getBoundingClientRect().height).toBeLessThan(2 * line);
  });

  it('shows it as no fault that a reward out of a link has not run yet', async () => {
    const legend = await mount('gp-field-legend', { field: NOT_TRUSTED });
    expect(inside(legend, '.why').textContent).toContain('Trust it');
    expect(legend.shadowRoot!.querySelector('.fault')).toBeNull();
    const findings = await mount('gp-review-findings', { review: NOT_TRUSTED });
    expect(inside(findings, 'p').className).toBe('quiet');
  });

  it('opens the tool that changes how the car is driven', async () => {
    const legend = await mount('gp-field-legend', { field: shown(picture) });
    const opened = nextEvent(legend, 'gp-tool');
    inside(legend, '.more').click();
    expect((await opened).detail).toBe('field');
  });
});

describe('what a review has found', () => {
  it('is one list with what is marked in the text, and well only where both are empty', async () => {
    const note = {
      line: 3,
      column: 1,
      endLine: 3,
      endColumn: 4,
      severity: 'warning',
      message: ['A <b>.', 'Do.'],
    };
    const tools = await mount('gp-reward-tools', {
      open: 'review',
      review: shown([]),
      typeNotes: [note] as never,
    });
    expect(text(tools, '.count')).toBe('1');
    const findings = inside(tools, 'gp-review-findings');
    expect(text(findings, 'li')).toBe('warning: Line 3: A <b>. Do.');
    const asked = nextEvent(tools, 'gp-goto-line');
    inside(findings, 'li .line').click();
    expect((await asked).detail).toBe(3);
    tools.typeNotes = [];
    await tools.updateComplete;
    expect(findings.shadowRoot!.querySelector('li')).toBeNull();
    expect(text(findings, '.all-well')).toContain('Nothing was found against it');
  });
});

describe('what the reward has printed', () => {
  it('is text and nothing else, with its end in view until somebody scrolls away', async () => {
    const prints = await mount('gp-reward-prints', { text: '' });
    expect(text(prints, 'p')).toContain('Nothing was printed yet');
    const lines = Array.from({ length: 200 }, (_, k) => `<b>${k}</b>\n`);
    prints.text = lines.join('');
    await prints.updateComplete;
    const log = inside(prints, 'pre');
    expect(log.textContent).toBe(lines.join(''));
    const end = () => log.scrollHeight - log.clientHeight;
    expect(log.scrollTop).toBeCloseTo(end(), 0);
    prints.text += 'more\n';
    await prints.updateComplete;
    expect(log.scrollTop).toBeCloseTo(end(), 0);
    log.scrollTop = 40;
    await new Promise((resolve) => log.addEventListener('scroll', resolve, { once: true }));
    prints.text += 'more\n';
    await prints.updateComplete;
    expect(log.scrollTop).toBe(40);
  });
});

describe('the sliders of the reward field', () => {
  it('send what they are set to, by mouse or key, and which term to paint', async () => {
    const sliders = await mount('gp-field-sliders', { picture });
    const steering = inside(sliders, '#steering') as HTMLInputElement;
    const moved = nextEvent(sliders, 'gp-manner');
    steering.value = '-12';
    steering.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect((await moved).detail).toEqual({ speed: 2, heading: 0, steering: -12 });

    const choice = inside(sliders, 'select') as HTMLSelectElement;
    expect([...choice.options].map(({ textContent }) => textContent)).toEqual([
      'The whole reward',
      'Term of line 2: params.speed',
      'Term of line 3: -2',
    ]);
    const chosen = nextEvent(sliders, 'gp-term');
    choice.value = '1';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    expect((await chosen).detail).toBe(1);
  });
});

function lapOf(drive: number, progress: number, lapTime: number | null): ScoredLap {
  return {
    drive,
    progress,
    lapTime,
    status: lapTime === null ? 'off_track' : 'lap_complete',
    path: new Float32Array(9),
    places: Float32Array.of(0.9, 0.1, 0.5),
    before: Float32Array.of(1, 1, 1),
    after: Float32Array.of(3, 1, 2),
  };
}

function verdictOf(totals: readonly number[], ranks: readonly number[]): LapVerdict {
  const correlation = { pearson: 0.5, spearman: -0.25, count: totals.length };
  return { totals, ranks, withProgress: correlation, withLapTime: correlation };
}

const view: LapsView = {
  scope: 'all',
  drives: ['Best of “A”', 'after 2,048 steps'],
  beforeName: 'the reward of “A”',
  report: {
    laps: [lapOf(0, 100, 9.8), lapOf(0, 100, 9.6), lapOf(1, 43, null)],
    numLaps: 3,
    best: 1,
    before: verdictOf([10, 9, 2], [1, 2, 3]),
    after: verdictOf([5, 20, 8], [3, 1, 2]),
    comparison: {
      moved: 3,
      agreement: -0.5,
      widest: { from: 0.4, to: 0.45, before: 0.1, after: 1.5 },
    },
    terms: [
      { line: 2, text: 'params.speed', values: Float32Array.of(4, 2, 3), total: 9 },
      { line: 3, text: '-1', values: Float32Array.of(-1, -1, -1), total: -3 },
    ],
  },
};

describe('the tools under the editor', () => {
  it('open one at a time, and say which is open', async () => {
    const tools = await mount('gp-reward-tools', {});
    const button = inside(tools, 'button.what-if');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    const opened = nextEvent(tools, 'gp-tool');
    button.click();
    expect((await opened).detail).toBe('what-if');
    tools.open = 'what-if';
    await tools.updateComplete;
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const closed = nextEvent(tools, 'gp-tool');
    button.click();
    expect((await closed).detail).toBeNull();
  });

  it('are all in view beside a view on a small screen, each name in one line', async () => {
    const tools = await mount('gp-reward-tools', { typeNotes: [{}] as never });
    // With letters as large as they are in the app.
    tools.style.cssText = 'width: 360px; --type-note: 0.75rem; --type-tiny: 0.6875rem';
    const row = inside(tools, '.row');
    expect(row.scrollWidth).toBe(row.clientWidth);
    expect(inside(tools, '.what-if').offsetHeight).toBe(inside(tools, '.field').offsetHeight);
  });

  it('bring the field into view with its settings', async () => {
    const tools = await mount('gp-reward-tools', {});
    const shows = nextEvent(tools, 'gp-field');
    inside(tools, 'button.field').click();
    expect((await shows).detail).toBe(true);
  });
});

describe('what-if', () => {
  it('says how many laps would rank differently, and where the rewards differ', async () => {
    const element = await mount('gp-what-if', { laps: shown(view) });
    const said = element.shadowRoot!.textContent.replaceAll(/\s+/g, ' ');
    expect(said).toContain('3 of 3 laps rank differently than by the reward of “A”');
    expect(said).toContain('agree by −0.50');
    expect(said).toContain('from 40 to 45 % of the track: 1.5 instead of 0.1 per step');
    expect(said).not.toContain('times what it was');
    const plots = [...element.shadowRoot!.querySelectorAll('gp-plot')];
    expect(plots[3].hint).toContain(
      'Return and progress go together over 3 laps: in order by −0.25 (Spearman, was −0.25), along a line by 0.50',
    );
    expect(plots.map(({ heading }) => heading)).toEqual([
      'Reward per step along the best lap',
      'Return so far on the best lap',
      'Terms of the sum along the best lap',
      'Return over progress',
      'Return over lap time',
    ]);
    // In the order of places on the track.
    const [places, ...columns] = plots[0].columns;
    expect(places.map((place) => Math.round(place!))).toEqual([10, 50, 90]);
    expect(columns).toEqual([
      [1, 2, 3],
      [1, 1, 1],
    ]);
    // In the order in which they were driven.
    expect(plots[1].columns).toEqual([
      [0, 1 / 15, 2 / 15],
      [3, 4, 6],
      [1, 2, 3],
    ]);
    expect(plots[2].spec?.series.map(({ label }) => label)).toEqual([
      'line 2: params.speed, 75 %',
      'line 3: -1, 25 %',
    ]);
    expect(plots[3].columns).toEqual([
      [43, 100, 100],
      [8, 5, 20],
    ]);
    expect(plots[4].columns).toEqual([
      [9.6, 9.8],
      [20, 5],
    ]);
    await vi.waitUntil(() => plots[0].shadowRoot!.querySelector('canvas') !== null);
  });

  it('says how two rewards of different size differ', async () => {
    const scored = (before: number[], after: number[]): LapsView => {
      const lap = {
        ...lapOf(0, 100, 9.8),
        before: Float32Array.from(before),
        after: Float32Array.from(after),
      };
      const widest = { from: 0.4, to: 0.45, before: before[0], after: after[0] };
      const comparison = { moved: 0, agreement: 1, widest };
      return { ...view, report: { ...view.report, laps: [lap, lap, lap], comparison } };
    };
    const element = await mount('gp-what-if', { laps: shown(scored([1, 2, 3], [20, 40, 60])) });
    const said = () => text(element, 'div');
    expect(said()).toContain('Every step is worth 20 times what it was');
    element.laps = shown(scored([1, 2, 0], [20, 10, 0]));
    await element.updateComplete;
    expect(said()).toContain('20 instead of 1 per step. ');
    expect(said()).toContain('its largest step: 100 % instead of 50 %');
  });

  it('lists the laps that move most with their ranks, and lets one be looked at', async () => {
    const element = await mount('gp-what-if', { laps: shown(view) });
    const ranking = inside(element, 'gp-lap-ranking');
    const rows = [...ranking.shadowRoot!.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim()),
    );
    expect(rows).toEqual([
      ['1 · Best of “A”', '9.80 s', '10', '5', '3 ▼down 2'],
      ['2 · Best of “A”', '9.60 s', '9', '20', '1 ▲up 1'],
      ['3 · after 2,048 steps', '43 %', '2', '8', '2 ▲up 1'],
    ]);
    const chosen = nextEvent(element, 'gp-lap');
    inside(ranking, '.lap').click();
    expect((await chosen).detail).toBe(0);
  });

  it('says what to do where there is nothing to compare with', async () => {
    const { before: _, comparison: __, ...report } = view.report;
    const alone = { ...view, report: { ...report, before: null, comparison: null } };
    const element = await mount('gp-what-if', { laps: shown(alone) });
    expect(element.shadowRoot!.textContent).toContain('This is the reward of “A”. Edit it');
    element.laps = shown({ ...alone, beforeName: null });
    await element.updateComplete;
    expect(element.shadowRoot!.textContent).toContain('Bring a run of yours into view');
    element.laps = { result: null, fault: null, isBusy: false };
    await element.updateComplete;
    expect(element.shadowRoot!.textContent).toContain('none does at the moment');
  });
});

describe('the legend of the ribbon', () => {
  it('says which lap it is, what it is worth in all, and per step', async () => {
    const legend = await mount('gp-ribbon-legend', { laps: shown(view) });
    expect(text(legend, '.scale')).toBe('Reward along Along the best lap (9.60 s) 1 3 per step, 20 in all');
    legend.chosen = 2;
    await legend.updateComplete;
    expect(text(legend, '.scale')).toContain('lap 3 (43 % of a lap)');
  });
});
