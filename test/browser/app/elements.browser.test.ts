import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it, vi } from 'vitest';
import home from '../../../tracks/home.json';
import oval from '../../../tracks/oval.json';
import '../../../src/app/elements/car-sight.ts';
import '../../../src/app/elements/evaluation-table.ts';
import '../../../src/app/elements/fault-card.ts';
import '../../../src/app/elements/ideal-legend.ts';
import { FocusKeeper } from '../../../src/app/elements/focus-keeper.ts';
import '../../../src/app/elements/notice-stack.ts';
import '../../../src/app/elements/race-view.ts';
import '../../../src/app/elements/end-setup.ts';
import '../../../src/app/elements/run-list.ts';
import '../../../src/app/elements/review-findings.ts';
import '../../../src/app/elements/reward-profile.ts';
import '../../../src/app/elements/reward-swap.ts';
import '../../../src/app/elements/run-setup.ts';
import '../../../src/app/elements/splitter.ts';
import '../../../src/app/elements/track-picker.ts';
import '../../../src/app/elements/train-bar.ts';
import type { IdealLapOutcome } from '../../../src/app/state/ideal-laps.ts';
import type { RunRecord } from '../../../src/app/state/run-record.ts';
import { DEFAULT_SETUP, type RunSetup } from '../../../src/app/state/run-setup.ts';
import { sensorSpecOf } from '../../../src/app/state/sensor-setup.ts';
import { FLAG, paramsFromRow, ROW_SIZE, COLUMN } from '../../../src/reward/step-params.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { evaluationOf } from '../../unit/app/setup/events.ts';
import { storedRun } from '../../unit/app/setup/stored-run.ts';
import { inside, mount, nextEvent } from './setup/mount.ts';

const tracks = [home, oval] as unknown as TrackFile[];

const run = (patch: Partial<RunRecord> = {}): RunRecord =>
  storedRun({ best: { steps: 8192, evaluation: evaluationOf(10, 9.8) }, ...patch });

const texts = (element: HTMLElement, selector: string): string[] =>
  [...element.shadowRoot!.querySelectorAll(selector)].map((found) =>
    found.textContent.replaceAll(/\s+/g, ' ').trim(),
  );

afterEach(() => document.body.replaceChildren());

describe('gp-train-bar', () => {
  it('says what its buttons do in each phase', async () => {
    const bar = await mount('gp-train-bar', { numCars: 64 });
    expect(texts(bar, 'wa-button')).toEqual(['Train 64 cars']);
    const live = { runId: 'a', iteration: 1, steps: 1, seconds: 1 };
    bar.training = { phase: 'starting', ...live };
    bar.waitingFor = 'Loading Python, 40 %';
    await bar.updateComplete;
    expect(texts(bar, 'wa-button')).toEqual(['Loading Python, 40 %', 'Stop']);
    bar.training = { phase: 'training', ...live };
    await bar.updateComplete;
    expect(texts(bar, 'wa-button')).toEqual(['Pause', 'Stop']);
    bar.training = { phase: 'paused', ...live };
    await bar.updateComplete;
    expect(texts(bar, 'wa-button')).toEqual(['Continue', 'Stop']);
    bar.training = { phase: 'stopping', ...live };
    await bar.updateComplete;
    expect(texts(bar, 'wa-button')).toEqual(['Stopping …', 'Stop at once']);
  });

  it('is worked by the keyboard', async () => {
    const bar = await mount('gp-train-bar', {});
    const asked = nextEvent(bar, 'gp-train');
    inside(bar, 'wa-button').focus();
    await userEvent.keyboard('{Enter}');
    await asked;
  });
});

describe('gp-track-picker', () => {
  it('says what is chosen, and keeps the others to itself until it is asked', async () => {
    const picker = await mount('gp-track-picker', { tracks, chosen: 'home' });
    expect(texts(picker, '.facts')).toEqual(['Home Loop 17.7 m · 0.76 m wide counter-clockwise']);
    expect(texts(picker, 'label')).toEqual([]);
  });

  it('opens as a group of radio buttons that arrow keys move through, and Escape closes it', async () => {
    const picker = await mount('gp-track-picker', { tracks, chosen: 'oval' });
    const card = inside(picker, '.card');
    card.focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(picker.shadowRoot!.activeElement).toBe(inside(picker, 'input:checked')));
    expect(texts(picker, '.name')).toEqual(['Home Loop', 'Short Oval']);
    const chosen = nextEvent<string>(picker, 'gp-track');
    await userEvent.keyboard('{ArrowLeft}');
    expect((await chosen).detail).toBe('home');
    expect(card.ariaExpanded).toBe('true');
    await userEvent.keyboard('{Escape}');
    await picker.updateComplete;
    expect(card.ariaExpanded).toBe('false');
    expect(picker.shadowRoot!.activeElement).toBe(card);
  });

  it('closes when a track is clicked', async () => {
    const picker = await mount('gp-track-picker', { tracks, chosen: 'home' });
    const card = inside(picker, '.card');
    await userEvent.click(card);
    const chosen = nextEvent<string>(picker, 'gp-track');
    await userEvent.click(inside(picker, 'label:nth-child(2) input'));
    expect((await chosen).detail).toBe('oval');
    await picker.updateComplete;
    expect(texts(picker, 'label')).toEqual([]);
    expect(card.ariaExpanded).toBe('false');
  });
});

describe('tracks of one’s own', () => {
  const own = { ...tracks[1], id: 'own-oval', name: 'Mine' };

  it('stand in a group of their own and can be removed', async () => {
    const picker = await mount('gp-track-picker', { tracks: [...tracks, own], chosen: 'home' });
    inside(picker, '.card').click();
    await picker.updateComplete;
    expect(texts(picker, 'h3')).toEqual(['Short under 25 m', 'Yours imported or drawn']);
    const removed = nextEvent<string>(picker, 'gp-remove-track');
    inside(picker, '[aria-label="Remove Mine"]').click();
    expect((await removed).detail).toBe('own-oval');
    expect(picker.shadowRoot!.querySelectorAll('.own')).toHaveLength(1);
  });

  it('can be removed by keyboard', async () => {
    const picker = await mount('gp-track-picker', { tracks: [...tracks, own], chosen: 'home' });
    inside(picker, '.card').click();
    await picker.updateComplete;
    const removed = nextEvent<string>(picker, 'gp-remove-track');
    inside(picker, '.own button').focus();
    await userEvent.keyboard('{Enter}');
    expect((await removed).detail).toBe('own-oval');
  });

  it('come from files that are dropped', async () => {
    const picker = await mount('gp-track-picker', { tracks, chosen: 'home' });
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['1'], 'a.csv'));
    const imported = nextEvent<readonly File[]>(picker, 'gp-import');
    const drop = inside(picker, '.drop');
    drop.dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }));
    await picker.updateComplete;
    expect(drop.classList.contains('target')).toBe(true);
    drop.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    expect((await imported).detail.map(({ name }) => name)).toEqual(['a.csv']);
    await picker.updateComplete;
    expect(drop.classList.contains('target')).toBe(false);
  });
});

describe('gp-run-setup', () => {
  it('takes a seed, and refuses what is none', async () => {
    const setup = await mount('gp-run-setup', { tracks, setup: DEFAULT_SETUP });
    const input = inside(setup, 'input[type=number]') as HTMLInputElement;
    const changed = nextEvent<Partial<RunSetup>>(setup, 'gp-setup');
    input.value = '42';
    input.dispatchEvent(new Event('change'));
    expect((await changed).detail).toEqual({ seed: 42 });
    for (const wrong of ['', '-3', '1.5']) {
      input.value = wrong;
      input.dispatchEvent(new Event('change'));
      expect(input.value).toBe('1');
    }
  });

  it('starts from a preset on the same track, and says which it is', async () => {
    const setup = await mount('gp-run-setup', { tracks, setup: { ...DEFAULT_SETUP, seed: 7 } });
    const pressed = (): string[] => texts(setup, '.presets [aria-pressed=true]');
    expect(pressed()).toEqual(['Fast first lap']);
    const chosen = nextEvent<{ readonly setup: Partial<RunSetup> }>(setup, 'gp-preset');
    (setup.shadowRoot!.querySelectorAll('.presets button')[1] as HTMLElement).click();
    const detail = (await chosen).detail.setup;
    expect(detail).toMatchObject({ sensors: { road: 'front_camera' }, actions: { type: 'discrete' } });
    expect(detail).not.toHaveProperty('trackId');
    setup.setup = { ...DEFAULT_SETUP, ...detail };
    await setup.updateComplete;
    expect(pressed()).toEqual(['As DeepRacer']);
    setup.setup = { ...setup.setup, hyperparameters: {} };
    await setup.updateComplete;
    expect(pressed()).toEqual([]);
  });

  it('says what may be commanded', async () => {
    const setup = await mount('gp-run-setup', { tracks, setup: DEFAULT_SETUP });
    expect(texts(setup, 'summary')[3]).toBe('Commands continuous · 0.5–4 m/s · ±30°');
    setup.setup = { ...DEFAULT_SETUP, actions: { ...DEFAULT_SETUP.actions, type: 'discrete' } };
    await setup.updateComplete;
    expect(texts(setup, 'summary')[3]).toBe('Commands 10 actions · 0.5–4 m/s · ±30°');
  });
});

describe('gp-end-setup', () => {
  it('offers limits of steps and of time, and what the best is best by', async () => {
    const end = await mount('gp-end-setup', { setup: DEFAULT_SETUP });
    const choose = async (index: number, value: string): Promise<Partial<RunSetup>> => {
      const changed = nextEvent<Partial<RunSetup>>(end, 'gp-setup');
      const select = end.shadowRoot!.querySelectorAll('select')[index];
      select.value = value;
      select.dispatchEvent(new Event('change'));
      return (await changed).detail;
    };
    const { stop } = DEFAULT_SETUP;
    expect(await choose(0, '20000')).toEqual({ stop: { ...stop, maxSteps: 20_000 } });
    expect(await choose(1, '300')).toEqual({ stop: { ...stop, maxSeconds: 300 } });
    expect(await choose(0, 'null')).toEqual({ stop: { ...stop, maxSteps: null } });
    expect(await choose(2, 'reward')).toEqual({ bestBy: 'reward' });
  });
});

describe('gp-race-setup', () => {
  const boxes = { ...DEFAULT_SETUP, race: { ...DEFAULT_SETUP.race, type: 'object-avoidance' } } as const;

  it('says that state alone cannot see boxes, and offers a lidar', async () => {
    const race = await mount('gp-race-setup', { setup: DEFAULT_SETUP });
    expect(race.shadowRoot!.querySelector('.hint')).toBeNull();
    race.setup = boxes;
    await race.updateComplete;
    expect(inside(race, '.hint').textContent).toContain('cannot see the boxes');
    const changed = nextEvent<Partial<RunSetup>>(race, 'gp-setup');
    inside(race, '.hint button').click();
    const { sensors } = (await changed).detail;
    expect(sensors).toEqual({ road: 'state', lidar: 'lidar', facing: 'front' });
    race.setup = { ...boxes, sensors: sensors! };
    await race.updateComplete;
    expect(race.shadowRoot!.querySelector('.hint')).toBeNull();
  });

  it('shows the settings of the chosen race only, and keeps those of the others', async () => {
    const race = await mount('gp-race-setup', { setup: boxes });
    const select = inside(race, 'select') as HTMLSelectElement;
    expect(select.value).toBe('object-avoidance');
    const changed = nextEvent<Partial<RunSetup>>(race, 'gp-setup');
    select.value = 'head-to-bot';
    select.dispatchEvent(new Event('change'));
    const next = { ...boxes, ...(await changed).detail };
    expect(next.race).toEqual({ ...boxes.race, type: 'head-to-bot' });
    race.setup = next;
    await race.updateComplete;
    expect(texts(race, 'wa-switch')).toEqual(['Bots change lanes', 'Drive both ways round']);
    expect(inside(race, 'wa-slider').getAttribute('label')).toBe('Bots drive at 0.2 m/s');
  });
});

describe('gp-car-setup and gp-sensor-setup', () => {
  it('offer the cars, each with a line, the stock one chosen', async () => {
    const car = await mount('gp-car-setup', {});
    expect(texts(car, 'label > span:not(.about)')).toEqual(['DeepRacer v6 · stock', 'DeepRacer v4', 'Club']);
    expect((inside(car, 'input:checked').parentElement as HTMLElement).textContent).toContain('v6');
    const changed = nextEvent<Partial<RunSetup>>(car, 'gp-setup');
    inside(car, 'label:last-child input').click();
    expect((await changed).detail).toEqual({ car: 'club' });
  });

  it('say what each sensor is, and where a lidar looks only when there is one', async () => {
    const sensors = await mount('gp-sensor-setup', { sensors: DEFAULT_SETUP.sensors });
    expect(texts(sensors, '.row').join()).not.toContain('Lidar looks');
    sensors.sensors = { road: 'front_camera', lidar: 'lidar', facing: 'back' };
    await sensors.updateComplete;
    expect(texts(sensors, '.about').join()).toContain('32 × 16 pixels');
    expect(texts(sensors, '.row').join()).toContain('Lidar looks');
  });
});

describe('gp-algorithm-setup', () => {
  it('offers every algorithm with a line, and SAC only where it can learn', async () => {
    const algorithm = await mount('gp-algorithm-setup', { setup: { ...DEFAULT_SETUP, algorithm: 'sac' } });
    const select = inside(algorithm, 'select') as HTMLSelectElement;
    expect(select.value).toBe('sac');
    expect(texts(algorithm, 'option')).toEqual(['PPO', 'SAC', 'A2C', 'REINFORCE']);
    expect(texts(algorithm, '.about')).toHaveLength(1);
    const changed = nextEvent<Partial<RunSetup>>(algorithm, 'gp-setup');
    select.value = 'a2c';
    select.dispatchEvent(new Event('change'));
    expect((await changed).detail).toEqual({ algorithm: 'a2c' });
    const actions = { ...DEFAULT_SETUP.actions, type: 'discrete' } as const;
    algorithm.setup = { ...DEFAULT_SETUP, algorithm: 'sac', actions };
    await algorithm.updateComplete;
    expect(select.value).toBe('ppo');
    expect((inside(algorithm, 'option[value=sac]') as HTMLOptionElement).disabled).toBe(true);
    expect(texts(algorithm, '.about').at(-1)).toContain('SAC needs continuous commands');
  });
});

describe('gp-hyperparameter-rows', () => {
  const named = (rows: HTMLElement, title: string): HTMLElement =>
    [...rows.shadowRoot!.querySelectorAll<HTMLElement>('.row')].find((row) =>
      row.textContent.includes(title),
    )!;
  const type = (rows: HTMLElement, title: string, text: string): HTMLInputElement => {
    const input = named(rows, title).querySelector('input')!;
    input.value = text;
    input.dispatchEvent(new Event('change'));
    return input;
  };

  it('takes what a hyperparameter may be, by any of its names, and says what others may not', async () => {
    const rows = await mount('gp-hyperparameter-rows', { algorithm: 'ppo', setup: {} });
    expect(named(rows, 'Learning rate').title).toBe('learningRate: a number from 1e-8 to 1. Elsewhere: lr');
    const changed = nextEvent<Partial<RunSetup>>(rows, 'gp-setup');
    type(rows, 'Learning rate', '3e-4');
    expect((await changed).detail).toEqual({ hyperparameters: { ppo: { learningRate: 3e-4 } } });
    expect(type(rows, 'Discount', '1.5').value).toBe('0.95');
    await rows.updateComplete;
    expect(texts(rows, '.fault')).toEqual(['Must be a number from 0 to 1 (found 1.5); it stays 0.95.']);
  });

  it('marks what was chosen, and goes back to what the algorithm is by itself', async () => {
    const setup = { ppo: { gamma: 0.9, hiddenSizes: [32, 16] }, sac: { tau: 0.5 } };
    const rows = await mount('gp-hyperparameter-rows', { algorithm: 'ppo', setup });
    expect(texts(rows, '.chosen span')).toEqual(['Discount factor γ', 'Hidden layers']);
    expect(texts(rows, 'summary .quiet')).toEqual(['1 changed']);
    const layers = nextEvent<Partial<RunSetup>>(rows, 'gp-setup');
    type(rows, 'Hidden layers', '64, 64');
    expect((await layers).detail.hyperparameters).toEqual({ ...setup, ppo: { gamma: 0.9 } });
    const changed = nextEvent<Partial<RunSetup>>(rows, 'gp-setup');
    inside(rows, '.back').click();
    expect((await changed).detail).toEqual({ hyperparameters: { sac: { tau: 0.5 } } });
  });
});

describe('gp-car-sight', () => {
  const nextPicture = () =>
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const pixels = (canvas: HTMLCanvasElement): number[] => [
    ...canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data,
  ];

  it('draws the picture as it is, and the lidar beside it when there is one', async () => {
    const sight = await mount('gp-car-sight', { sensors: sensorSpecOf(DEFAULT_SETUP.sensors) });
    expect(inside(sight, 'p').textContent).toContain('the policy is not given it');
    const look = { width: 2, height: 1, picture: Uint8Array.of(7, 200), lidar: null };
    sight.show(look);
    await nextPicture();
    const camera = inside(sight, '.camera') as HTMLCanvasElement;
    expect(pixels(camera)).toEqual([7, 7, 7, 255, 200, 200, 200, 255]);
    expect(sight.shadowRoot!.querySelector('.fan')).toBeNull();
    // One ray ahead that hits something at half the range, one to the left that does not.
    const withLidar = { ...look, lidar: { points: Float32Array.of(0.5, 0, 0, 12), range: 1 } };
    sight.show(withLidar);
    await nextPicture();
    sight.show(withLidar);
    await nextPicture();
    const fan = inside(sight, '.fan') as HTMLCanvasElement;
    const at = (x: number, y: number) => [...fan.getContext('2d')!.getImageData(x, y, 1, 1).data];
    const middle = fan.width / 2;
    const [r, , b] = at(middle, middle - Math.round(0.3 * middle));
    expect(r).toBeGreaterThan(b + 100);
    const [dimRed] = at(middle - Math.round(0.5 * middle), middle);
    expect(dimRed).toBeLessThan(80);
  });
});

describe('gp-evaluation-table', () => {
  it('counts clean laps and names how each trial ended', async () => {
    const table = await mount('gp-evaluation-table', {
      shown: {
        title: 'best by laps at 8,192 steps',
        car: 'deepracer-v6',
        evaluation: evaluationOf(7, 9.8),
        race: { type: 'time-trial' },
      },
    });
    expect(texts(table, '.faults')).toEqual([]);
    expect(texts(table, 'dd')).toEqual(['7/10', '9.80 s', '9.80 s']);
    const rows = texts(table, 'tbody tr');
    expect(rows).toHaveLength(10);
    expect(rows[0]).toBe('1 100 % 9.80 s ✓ clean');
    expect(rows[9]).toBe('10 50 % – off track');
  });

  it('says how far laps are from the ideal one, faster ones too', async () => {
    const shown = {
      title: 'best',
      car: 'deepracer-v6',
      evaluation: { ...evaluationOf(7, 9.8), bestLap: 9.5 },
      race: { type: 'time-trial' },
    } as const;
    const table = await mount('gp-evaluation-table', { shown, ideal: 9.6 });
    expect(texts(table, '.from-ideal summary')).toEqual(['Best lap −1.0 % from ideal, mean 2.1 %']);
    expect(texts(table, '.from-ideal p')[0]).toContain('ideal lap of 9.60 s');
    const without = await mount('gp-evaluation-table', { shown, ideal: null });
    expect(texts(without, '.from-ideal')).toEqual([]);
  });

  it('counts crashes where something is in the way', async () => {
    const evaluation = evaluationOf(7, 9.8);
    const trials = evaluation.trials.map((trial, i) =>
      i === 9 ? { ...trial, offTracks: 0, crashes: 1, status: 'crashed' as const } : trial,
    );
    const race = { type: 'object-avoidance', boxes: 6, placement: 'random' } as const;
    const table = await mount('gp-evaluation-table', {
      shown: { title: 'best', car: 'deepracer-v6', evaluation: { ...evaluation, trials }, race },
    });
    expect(texts(table, '.faults')).toEqual(['◆ 1 crash · × 2 off the track']);
    expect(texts(table, 'tbody tr').at(-1)).toBe('10 50 % – crashed');
  });

  it('offers tracks by their length, and those of one’s own', async () => {
    const own = { ...tracks[1], id: 'own-oval', name: 'Mine' };
    const table = await mount('gp-evaluation-table', {
      tracks: [...tracks, own],
      shown: {
        title: 'best',
        car: 'deepracer-v6',
        evaluation: evaluationOf(7, 9.8),
        race: { type: 'time-trial' },
      },
    });
    const groups = [...table.shadowRoot!.querySelectorAll('optgroup')];
    expect(groups.map(({ label, children }) => [label, children.length])).toEqual([
      ['Here, with less grip', 3],
      ['Short, under 25 m', 2],
      ['Yours, imported or drawn', 1],
    ]);
    const select = inside(table, '.elsewhere select') as HTMLSelectElement;
    const choose = async (option: HTMLOptionElement) => {
      const asked = nextEvent<unknown>(table, 'gp-evaluate');
      select.value = option.value;
      select.dispatchEvent(new Event('change'));
      return (await asked).detail;
    };
    expect(await choose(groups[0].querySelectorAll('option')[1])).toEqual({ grip: 0.5 });
    expect(await choose(groups[2].querySelector('option')!)).toEqual({ trackId: 'own-oval' });
  });

  it('says what will be here while there is nothing', async () => {
    const table = await mount('gp-evaluation-table', { shown: null });
    expect(inside(table, 'p').textContent).toContain('ten standing starts');
  });
});

describe('gp-ideal-legend', () => {
  const line = { speed: Float64Array.of(1.24, 3, 4.06) };

  it('tells the range of speeds', async () => {
    const ideal = { type: 'solved', lap: { line } } as unknown as IdealLapOutcome;
    const legend = await mount('gp-ideal-legend', { ideal });
    expect(texts(legend, 'p')).toEqual(['Ideal line 1.2 4.1 m/s']);
  });

  it('says why there is no line, and nothing before that is known', async () => {
    const ideal = { type: 'impossible', reason: 'the bend 3.00 m from the start is too tight' } as const;
    const legend = await mount('gp-ideal-legend', { ideal });
    expect(texts(legend, 'p')[0]).toMatch(
      /cannot get round .* the bend 3\.00 m from the start is too tight\.$/,
    );
    expect(texts(await mount('gp-ideal-legend', { ideal: null }), 'p')).toEqual([]);
  });
});

describe('gp-trail-legend', () => {
  it('has the numbers of the ideal line, or of all speeds where there is none, and both sides of steering', async () => {
    const line = { speed: Float64Array.of(1.24, 3, 4.06) };
    const ideal = { type: 'solved', lap: { line } } as unknown as IdealLapOutcome;
    const legend = await mount('gp-trail-legend', { ideal, driven: true });
    expect(texts(legend, 'section')).toEqual(['Trail Speed Steering Reward 1.2 4.1 m/s']);
    legend.ideal = null;
    await legend.updateComplete;
    expect(texts(legend, 'section')).toEqual(['Trail Speed Steering Reward 0.0 4.0 m/s']);
    legend.by = 'steering';
    await legend.updateComplete;
    expect(texts(legend, 'section')).toEqual(['Trail Speed Steering Reward left 30° 30° right']);
  });
});

describe('gp-review-findings', () => {
  const finding = {
    rule: 'pays-standing-still',
    severity: 'warning',
    message: 'It pays for standing still.',
    evidence: { text: 'A car at rest earns 0.98 a step.', numbers: { reward: 0.98 }, place: null },
    suggestion: 'Pay for progress.',
    line: 7,
    column: 1,
    endLine: 7,
    endColumn: 9,
  } as const;

  it('says what is the matter, why it matters, and goes to the line', async () => {
    const review = { result: [finding], fault: null, isBusy: false };
    const findings = await mount('gp-review-findings', { review, language: 'typescript' });
    expect(texts(findings, 'li p').slice(0, 3)).toEqual([
      'warning: Line 7: It pays for standing still.',
      'A car at rest earns 0.98 a step.',
      'Pay for progress.',
    ]);
    expect(texts(findings, 'pre').every((code) => code.startsWith('function reward_function'))).toBe(true);
    const asked = nextEvent<number>(findings, 'gp-goto-line');
    inside(findings, '.line').click();
    expect((await asked).detail).toBe(7);
  });

  it('says that there is nothing to say, or that the reward does not load', async () => {
    const findings = await mount('gp-review-findings', {
      review: { result: [], fault: null, isBusy: false },
    });
    expect(texts(findings, '.all-well')[0]).toContain('Nothing was found against it');
    const fault = { file: 'reward.py', message: "SyntaxError: expected ':'", line: 3 };
    findings.review = { result: null, fault, isBusy: false };
    await findings.updateComplete;
    expect(texts(findings, '.fault')).toEqual(["Line 3: SyntaxError: expected ':'"]);
  });
});

describe('gp-reward-profile', () => {
  const result = {
    lines: [
      { line: 2, count: 1024, share: 20 },
      { line: 3, count: 312, share: 62.4 },
      { line: 5, count: 0, share: 0 },
    ],
    branches: [
      { line: 2, kind: 'if', text: 'x > 1', taken: 312, of: 1024 },
      { line: 4, kind: 'else', text: 'else', taken: 712, of: 1024 },
    ],
    calls: 1024,
    timedCalls: 4096,
    shareError: 1.4,
    callMicroseconds: 4.13,
  } as const;
  const code = 'def reward_function(params):\n    if x > 1:\n        x = 2\n    else:\n        x = 3\n';

  it('says in a sentence where the time goes, then line by line, busiest first, then branch by branch', async () => {
    const profile = await mount('gp-reward-profile', {
      profile: { result, fault: null, isBusy: false },
      code,
    });
    expect(texts(profile, 'p')).toEqual([
      '4.1 µs a call; 62 % of it in line 3.',
      'Counts of 1,024 calls, shares of time of 4,096 others, give or take 1 points.',
    ]);
    expect(texts(profile, 'tbody tr').map((row) => row.replaceAll(/\s+/g, ' '))).toEqual([
      '3x = 2 62 % 312',
      '2if x > 1: 20 % 1,024',
      '5x = 3 – never',
      '2x > 1 312 of 1,024',
      '4else 712 of 1,024',
    ]);
    expect(inside(profile, '.line').ariaLabel).toBe('Line 3: x = 2');
    const asked = nextEvent<number>(profile, 'gp-goto-line');
    inside(profile, '.line').click();
    expect((await asked).detail).toBe(3);
  });

  it('has no figures and bars of time where the clock cannot tell lines apart', async () => {
    const lines = result.lines.map((line) => ({ ...line, share: null }));
    const profile = await mount('gp-reward-profile', {
      profile: { result: { ...result, lines, shareError: 110 }, fault: null, isBusy: false },
      code,
    });
    expect(texts(profile, 'p')).toEqual([
      '4.1 µs a call; the clock cannot tell its lines apart.',
      'Counts of 1,024 calls; no shares of time from 4,096 others: they would be give or take more than 100 points.',
    ]);
    expect(texts(profile, 'tbody tr')[0].replaceAll(/\s+/g, ' ')).toBe('2if x > 1: – 1,024');
    expect(profile.shadowRoot?.querySelector('.bar')).toBeNull();
  });

  it('says that it is on its way, or why there is none', async () => {
    const profile = await mount('gp-reward-profile', {
      profile: { result: null, fault: null, isBusy: true },
    });
    expect(texts(profile, 'p')).toEqual(['Running the reward over some laps …']);
    const fault = { file: 'reward.py', message: "SyntaxError: expected ':'", line: 3 };
    profile.profile = { result: null, fault, isBusy: false };
    await profile.updateComplete;
    expect(texts(profile, '.fault')[0].replaceAll(/\s+/g, ' ')).toBe("Line 3: SyntaxError: expected ':'");
  });
});

describe('gp-reward-swap', () => {
  it('asks to go on with the reward in the editor, with the critic that there is or a new one', async () => {
    const swap = await mount('gp-reward-swap', {});
    const first = nextEvent<boolean>(swap, 'gp-swap-reward');
    inside(swap, 'wa-button').click();
    expect((await first).detail).toBe(false);
    inside(swap, 'input').click();
    const second = nextEvent<boolean>(swap, 'gp-swap-reward');
    inside(swap, 'wa-button').click();
    expect((await second).detail).toBe(true);
  });

  it('says that it was heard, and when the reward will count', async () => {
    const swap = await mount('gp-reward-swap', {});
    expect(inside(swap, '[role=status]').textContent).toContain('another reward than this one');
    swap.asked = true;
    await swap.updateComplete;
    expect(inside(swap, '[role=status]').textContent).toContain('from the next rollout on');
    swap.paused = true;
    await swap.updateComplete;
    expect(inside(swap, '[role=status]').textContent).toContain('when the run goes on');
  });
});

describe('gp-fault-card', () => {
  it('shows a failed reward with its line and the params of the call', async () => {
    const row = new Float64Array(ROW_SIZE);
    row[COLUMN.speed] = 1.5;
    row[COLUMN.progress] = 12.3456;
    row[COLUMN.flags] = FLAG.all_wheels_on_track;
    const context = {
      numCars: 1,
      numObjects: 0,
      courses: [{ trackLength: 17.7, waypoints: [[0, 0] as const, [1, 0] as const] }],
    };
    const card = await mount('gp-fault-card', {
      failure: {
        kind: 'reward',
        file: 'reward.py',
        fault: { type: 'ZeroDivisionError', message: 'division by zero', line: 3 },
        params: paramsFromRow(row, 0, context, 0),
      },
    });
    expect(inside(card, '[role=alert]').textContent.replaceAll(/\s+/g, ' ')).toContain(
      'ZeroDivisionError in reward.py, line 3',
    );
    expect(texts(card, 'p')[0]).toContain('The divisor is 0 in this situation.');
    const rows = texts(card, 'tr');
    expect(rows).toContain('speed 1.5 m/s');
    expect(rows).toContain('progress 12.3 %');
    expect(rows).toContain('all_wheels_on_track true bool');
    expect(rows).toContain('waypoints [[0, 0], [1, 0]] [x, y] in m');
    const line = nextEvent<number>(card, 'gp-goto-line');
    inside(card, '.line').click();
    expect((await line).detail).toBe(3);
  });

  it('says what to do when a worker broke', async () => {
    const card = await mount('gp-fault-card', { failure: { kind: 'worker', message: 'out of memory' } });
    expect(inside(card, '.message').textContent).toBe('out of memory');
    expect(inside(card, 'p').textContent).toContain('reload the page');
  });
});

describe('gp-run-list', () => {
  it('shows what each run is and came to', async () => {
    const list = await mount('gp-run-list', { runs: [run()] });
    expect(texts(list, '.facts')).toEqual([
      'Home Loop · Python · 8,192 steps',
      'finished · 10/10 clean · best lap 9.80 s',
    ]);
  });

  it('says in what a run is not the stock one', async () => {
    const other = run();
    const config = { ...other.config, car: 'club', alternateDirection: true } as const;
    const list = await mount('gp-run-list', { runs: [{ ...other, config }] });
    expect(texts(list, '.facts')[1]).toBe('club car · both ways');
  });

  it('says what the best is best by where it is not laps, and whose weights a run began with', async () => {
    const other = run({ startedFrom: '“Sunday” at 2,048 steps' });
    const config = { ...other.config, bestBy: 'reward' } as const;
    const list = await mount('gp-run-list', { runs: [{ ...other, config }] });
    expect(texts(list, '.facts').slice(1)).toEqual([
      'from “Sunday” at 2,048 steps',
      'finished · best by reward: 10/10 clean · best lap 9.80 s',
    ]);
  });

  it('shows what the selected run warned of, and its checkpoints', async () => {
    const warning = {
      kind: 'gaming',
      steps: 4096,
      evidence: {} as never,
      message: 'Gamed.',
      advice: 'Pay.',
    } as const;
    const point = {
      type: 'evaluation',
      iteration: 2,
      steps: 2048,
      evaluation: evaluationOf(7),
      isBest: true,
    } as const;
    const properties = { runs: [run({ warnings: [warning] })], checkpoints: [point], selected: '' };
    const list = await mount('gp-run-list', properties);
    expect(texts(list, '.warning')).toEqual([]);
    list.selected = 'a';
    await list.updateComplete;
    expect(texts(list, '.warning')).toEqual(['Gamed. Pay.']);
    const checkpoints = list.shadowRoot!.querySelector('gp-checkpoint-list')!;
    await checkpoints.updateComplete;
    expect(texts(checkpoints, 'tbody td').slice(0, 3)).toEqual(['2,048', '7/10', '10.00 s']);
    const driven = nextEvent<unknown>(list, 'gp-drive-checkpoint');
    inside(checkpoints, '[aria-label="Drive the policy after 2,048 steps"]').click();
    expect((await driven).detail).toEqual({ runId: 'a', steps: 2048 });
    const trained = nextEvent<unknown>(list, 'gp-train-from');
    const trainOn = inside(checkpoints, '[aria-label^="Train on from"]') as HTMLButtonElement;
    trainOn.click();
    expect((await trained).detail).toEqual({ runId: 'a', steps: 2048 });
    list.busy = true;
    await list.updateComplete;
    await checkpoints.updateComplete;
    expect(trainOn.disabled).toBe(true);
  });

  it('renames in place: Enter keeps, Escape does not', async () => {
    const list = await mount('gp-run-list', { runs: [run()], selected: 'a' });
    inside(list, '[aria-label=Rename]').click();
    await list.updateComplete;
    const renamed = nextEvent<unknown>(list, 'gp-rename');
    await userEvent.keyboard('Tuesday{Enter}');
    expect((await renamed).detail).toEqual({ id: 'a', name: 'Tuesday' });
    inside(list, '[aria-label=Rename]').click();
    await list.updateComplete;
    let renames = 0;
    list.addEventListener('gp-rename', () => renames++);
    await userEvent.keyboard('Nothing{Escape}');
    await list.updateComplete;
    expect(list.shadowRoot!.querySelector('.rename')).toBeNull();
    expect(renames).toBe(0);
  });

  it('offers to go on unless something trains, and to delete unless the run itself does', async () => {
    const list = await mount('gp-run-list', { runs: [run({ state: 'interrupted' })], selected: 'a' });
    const goOn = inside(list, '.actions button') as HTMLButtonElement;
    expect(goOn.textContent.trim()).toBe('Continue');
    expect(goOn.disabled).toBe(false);
    list.busy = true;
    await list.updateComplete;
    expect(goOn.disabled).toBe(true);
    list.runs = [run({ state: 'training' })];
    await list.updateComplete;
    expect((inside(list, '[aria-label=Delete]') as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('gp-splitter', () => {
  it('is a separator that keys move within its bounds', async () => {
    const splitter = await mount('gp-splitter', {
      size: 300,
      min: 200,
      max: 310,
      usual: 250,
      label: 'Width',
    });
    expect(splitter.getAttribute('role')).toBe('separator');
    expect(splitter.getAttribute('aria-valuenow')).toBe('300');
    splitter.focus();
    const wider = nextEvent<number>(splitter, 'gp-split');
    await userEvent.keyboard('{ArrowRight}');
    expect((await wider).detail).toBe(310);
    const usual = nextEvent<number>(splitter, 'gp-split');
    await userEvent.keyboard('{Enter}');
    expect((await usual).detail).toBe(250);
  });
});

describe('gp-notice-stack', () => {
  it('dismisses a notice after its time, and offers its action before', async () => {
    let undone = 0;
    const stack = await mount('gp-notice-stack', {
      notices: [
        {
          id: 1,
          tone: 'info',
          text: 'Gone',
          kind: 'a',
          seconds: 0.05,
          action: { label: 'Undo', run: () => undone++ },
        },
        { id: 2, tone: 'error', text: 'Stays', kind: 'b', seconds: null, action: null },
      ],
    });
    inside(stack, '.action').click();
    expect(undone).toBe(1);
    expect((await nextEvent<number>(stack, 'gp-dismiss')).detail).toBe(1);
  });

  it('moves into the dialog that is open on top, where alone it can be used, and back', async () => {
    const action = { label: 'Undo', run: () => undone++ };
    let undone = 0;
    const notices = [{ id: 1, tone: 'info', text: 'Gone', kind: 'a', seconds: null, action } as const];
    const stack = await mount('gp-notice-stack', { notices });
    const [lower, upper] = [await mount('wa-dialog', {}), await mount('wa-dialog', {})];
    const shown = async (dialog: HTMLElement & { open: boolean }, open: boolean): Promise<void> => {
      const settled = nextEvent(dialog, open ? 'wa-after-show' : 'wa-after-hide');
      dialog.open = open;
      await settled;
    };
    await shown(lower, true);
    await shown(upper, true);
    expect(stack.parentElement).toBe(upper);
    await userEvent.click(inside(stack, '.action'));
    inside(stack, '.action').focus();
    await userEvent.keyboard('{Enter}');
    expect(undone).toBe(2);
    stack.addEventListener('gp-dismiss', () => (stack.notices = []));
    await userEvent.keyboard('{Escape}');
    expect(stack.notices).toEqual([]);
    expect(upper.open).toBe(true);
    await shown(upper, false);
    await expect.poll(() => stack.parentElement).toBe(lower);
    await shown(lower, false);
    await expect.poll(() => stack.parentElement).toBe(document.body);
  });

  it('goes on to the next notice when one is dismissed by keyboard', async () => {
    const notice = (id: number) =>
      ({ id, tone: 'error', text: `${id}`, kind: `${id}`, seconds: null, action: null }) as const;
    const stack = await mount('gp-notice-stack', { notices: [1, 2, 3].map(notice) });
    stack.addController(new FocusKeeper());
    stack.addEventListener('gp-dismiss', (event) => {
      const { detail } = event as CustomEvent<number>;
      stack.notices = stack.notices.filter(({ id }) => id !== detail);
    });
    const inFocus = () => stack.shadowRoot!.activeElement?.closest('.notice')?.textContent.trim();
    inside(stack, '.notice:nth-child(2) button').focus();
    stack.shadowRoot!.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
    );
    await expect.poll(inFocus).toBe('3');
    (stack.shadowRoot!.activeElement as HTMLElement).click();
    await expect.poll(inFocus).toBe('1');
  });

  it('keeps what somebody points at or has the focus on, and gives it its whole time after that', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const action = { label: 'Undo', run: () => undefined };
      const notice = { id: 1, tone: 'info', text: 'Gone', kind: 'a', seconds: 10, action } as const;
      const stack = await mount('gp-notice-stack', { notices: [notice] });
      let dismissed = 0;
      stack.addEventListener('gp-dismiss', () => dismissed++);
      const lines = inside(stack, '.stack');
      vi.advanceTimersByTime(9000);
      lines.dispatchEvent(new PointerEvent('pointermove'));
      vi.advanceTimersByTime(60_000);
      lines.dispatchEvent(new PointerEvent('pointerleave'));
      inside(stack, '.action').focus();
      vi.advanceTimersByTime(60_000);
      inside(stack, '.action').blur();
      vi.advanceTimersByTime(9000);
      expect(dismissed).toBe(0);
      vi.advanceTimersByTime(2000);
      expect(dismissed).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('gp-race-view', () => {
  it('says what to do in a browser without WebGL 2', async () => {
    const refusing = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    try {
      const view = await mount('gp-race-view', { track: tracks[0] });
      await expect
        .poll(() => view.shadowRoot!.querySelector('.trouble h2')?.textContent)
        .toBe('The 3D view needs WebGL 2');
      expect(inside(view, '.trouble p').textContent).toContain('hardware acceleration');
    } finally {
      refusing.mockRestore();
    }
  });

  it('offers to start again when the graphics context is gone, and does', async () => {
    const view = await mount('gp-race-view', { track: tracks[0] });
    view.style.cssText = 'display: block; width: 200px; height: 150px';
    await expect.poll(() => view.viewer, { timeout: 20_000 }).not.toBeNull();
    const first = view.viewer!;
    first.canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
    await expect.poll(() => view.shadowRoot!.querySelector('.again')).not.toBeNull();
    inside(view, '.again').click();
    await expect.poll(() => view.viewer !== null && view.viewer !== first).toBe(true);
    await expect.poll(() => view.shadowRoot!.querySelector('.trouble')).toBeNull();
  });

  it('asks for what the car sees by key and by button', async () => {
    const view = await mount('gp-race-view', { track: tracks[0] });
    const byKey = nextEvent<boolean>(view, 'gp-sight');
    inside(view, '.stage').focus();
    await userEvent.keyboard('v');
    expect((await byKey).detail).toBe(true);
    view.sight = true;
    await view.updateComplete;
    const byButton = nextEvent<boolean>(view, 'gp-sight');
    inside(view, '[aria-label="Sight: what the car sees"]').click();
    expect((await byButton).detail).toBe(false);
  });

  it('asks for the trail by key, draws it in what its legend says, and passes on what to colour it by', async () => {
    const view = await mount('gp-race-view', { track: tracks[0] });
    view.style.cssText = 'display: block; width: 200px; height: 150px';
    await expect.poll(() => view.viewer, { timeout: 20_000 }).not.toBeNull();
    expect(view.viewer!.trail).toBeNull();
    const byKey = nextEvent<boolean>(view, 'gp-trail');
    inside(view, '.stage').focus();
    await userEvent.keyboard('t');
    expect((await byKey).detail).toBe(true);
    view.trailShown = true;
    await view.updateComplete;
    expect(view.viewer!.trail).not.toBeNull();
    expect(inside(view, '[aria-label="Trail: where the car drove"]').ariaPressed).toBe('true');
    const legend = inside(view, 'gp-trail-legend');
    expect(legend.shadowRoot!.textContent).toContain('no policy drives here');
    view.driving = { ...view.driving, source: 'shipped' };
    await view.updateComplete;
    const chosen = nextEvent<string>(view, 'gp-trail-by');
    inside(legend, 'button[aria-pressed="false"]').click();
    expect((await chosen).detail).toBe('steering');
    view.trailBy = 'steering';
    await view.updateComplete;
    expect(inside(legend, 'button[aria-pressed="true"]').textContent.trim()).toBe('Steering');
    view.trailBy = 'reward';
    await view.updateComplete;
    const said = () => legend.shadowRoot!.textContent.replace(/\s+/g, ' ');
    expect(said()).toContain('not known of this drive');
    view.trailReward = { result: { low: -0.5, high: 2 }, fault: null, isBusy: false };
    await view.updateComplete;
    expect(said()).toMatch(/−0\.5\d* +2(\.0+)? per step/);
    const fault = { file: 'reward.py', message: 'no such name', line: 3 };
    view.trailReward = { ...view.trailReward, fault };
    await view.updateComplete;
    expect(said()).toContain('Line 3: no such name (shown: the last version that could be scored)');
    view.trailShown = false;
    await view.updateComplete;
    expect(view.viewer!.trail).toBeNull();
  });

  it('changes the camera', async () => {
    const view = await mount('gp-race-view', { track: tracks[0] });
    view.style.cssText = 'display: block; width: 200px; height: 150px';
    await expect.poll(() => view.viewer, { timeout: 20_000 }).not.toBeNull();
    inside(view, '[aria-label="Top camera"]').click();
    await view.updateComplete;
    expect(view.viewer!.cameraMode).toBe('top');
    expect(inside(view, '[aria-label="Top camera"]').getAttribute('aria-pressed')).toBe('true');
    inside(view, '.stage').focus();
    for (const [key, mode, name] of [
      ['3', 'onboard', 'On-board'],
      ['4', 'trackside', 'Side'],
      ['1', 'orbit', 'Orbit'],
    ] as const) {
      await userEvent.keyboard(key);
      await view.updateComplete;
      expect(view.viewer!.cameraMode).toBe(mode);
      expect(inside(view, '[aria-label="Camera"] [aria-pressed="true"]').ariaLabel).toBe(`${name} camera`);
    }
  });
});
