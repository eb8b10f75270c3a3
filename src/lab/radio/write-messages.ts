import type { Rng } from '../../math/rng.ts';
import { type MessageKind, PHRASES } from './phrases.ts';
import type { RunStory, StoryEvaluation, StoryIteration } from './run-story.ts';

/** A message of the pit radio. */
export interface RadioMessage {
  /** Environment steps when it was said. */
  readonly steps: number;
  /** What it was made from; nothing that judges messages looks at it. */
  readonly kind: MessageKind;
  readonly text: string;
}

/** From where on something is worth a message: shares of what was before, percentage points of progress, of ten starts. */
const CLEAR = { lap: 0.02, slower: 0.05, progress: 5, clean: 0.3, speed: 0.15 } as const;
/** Slower than this the cars creep [m/s] */
const CREEPING = 0.8;

type Figures = Readonly<Record<string, string>>;

/** What the pit says while a run trains: every evaluation, changes of speed, warnings, the end. Seeded, and true to the figures. */
export function writeMessages(
  { track, reward, iterations, evaluations, warnings, ending }: RunStory,
  rng: Rng,
): RadioMessage[] {
  const say = (steps: number, kind: MessageKind, figures: Figures = {}): RadioMessage => {
    const phrase = PHRASES[kind][rng.integer(PHRASES[kind].length)];
    return { steps, kind, text: phrase.replaceAll(/\{(\w+)\}/g, (_, name: string) => figures[name] ?? '–') };
  };
  const messages = [say(0, 'begin', { track, reward })];
  evaluations.forEach((evaluation, i) => {
    const before = evaluations.slice(0, i);
    const { steps } = evaluation;
    messages.push(say(steps, kindOf(evaluation, before), figuresOf(evaluation, before.at(-1))));
    const [now, then] = [i, i - 1].map((k) =>
      speedIn(iterations, evaluations[k - 1]?.steps ?? 0, evaluations[k]?.steps ?? 0),
    );
    const kind = speedKind(now, then);
    if (kind !== null)
      messages.push(say(steps, kind, { speed: now!.toFixed(1), speedBefore: then!.toFixed(1) }));
  });
  for (const { steps } of warnings) messages.push(say(steps, 'gamed'));
  if (ending !== null) {
    const { steps, kind, detail } = ending;
    if (kind === 'diverged' || kind === 'reward-failed')
      messages.push(say(steps, kind, { detail: firstLine(detail) }));
    messages.push(say(steps, 'ended', { steps: steps.toLocaleString('en') }));
  }
  // Stable: what is said at one step stays in its order.
  return messages.sort((a, b) => a.steps - b.steps);
}

function kindOf(now: StoryEvaluation, before: readonly StoryEvaluation[]): MessageKind {
  const last = before.at(-1);
  if (now.cleanShare === 1 && before.every(({ cleanShare }) => cleanShare < 1)) return 'all-clean';
  if (now.meanLap !== null && before.every(({ meanLap }) => meanLap === null)) return 'first-lap';
  if (last !== undefined && now.cleanShare <= last.cleanShare - CLEAR.clean) return 'lost';
  const lapBefore = last?.meanLap ?? null;
  if (now.meanLap !== null && lapBefore !== null && now.cleanShare >= 0.5) {
    if (now.meanLap <= lapBefore * (1 - CLEAR.lap)) return 'faster';
    if (now.meanLap >= lapBefore * (1 + CLEAR.slower)) return 'slower';
    if (now.cleanShare >= 0.8) return 'steady';
  }
  if (last !== undefined && now.progress >= last.progress + CLEAR.progress) return 'farther';
  if (last !== undefined && Math.abs(now.progress - last.progress) < CLEAR.progress) return 'stuck';
  return 'off-road';
}

function figuresOf(now: StoryEvaluation, before: StoryEvaluation | undefined): Figures {
  const ofTen = (share: number): string => String(Math.round(10 * share));
  const seconds = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
  const change = now.meanLap === null || !before?.meanLap ? null : now.meanLap - before.meanLap;
  return {
    progress: now.progress.toFixed(0),
    before: before?.progress.toFixed(0) ?? '0',
    clean: ofTen(now.cleanShare),
    cleanBefore: ofTen(before?.cleanShare ?? 0),
    failed: ofTen(1 - now.cleanShare),
    lap: seconds(now.meanLap),
    lapBefore: seconds(before?.meanLap ?? null),
    gain: seconds(change === null ? null : -change),
    loss: seconds(change),
  };
}

/** Mean speed of the iterations between two steps, m/s; null of none. */
function speedIn(iterations: readonly StoryIteration[], from: number, to: number): number | null {
  const within = iterations.filter(({ steps }) => steps > from && steps <= to);
  return within.length === 0 ? null : within.reduce((sum, { speed }) => sum + speed, 0) / within.length;
}

function speedKind(now: number | null, then: number | null): MessageKind | null {
  if (now === null || then === null) return null;
  if (now < CREEPING && now < then * (1 + CLEAR.speed)) return 'creeping';
  return now > then * (1 + CLEAR.speed) ? 'quicker' : null;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0].slice(0, 80);
}
