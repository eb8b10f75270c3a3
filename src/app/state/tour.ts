import type { EditorLanguage, RaceState } from './race-state.ts';
import type { RunRecord } from './run-record.ts';

/** The steps of the tour, in their order: read the reward, train, see the lap, edit the reward, see what that did. */
export const TOUR_STEPS = ['reward', 'train', 'lap', 'edit', 'result'] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

/** Where a newcomer is on the tour. */
export interface Tour {
  readonly step: TourStep;
  /** The run with the template, and the one with the newcomer's own edit; null until they begin. */
  readonly first: string | null;
  readonly second: string | null;
}

/** The template that the tour begins with: it pays for the middle of the road and says nothing of speed. */
export const TOUR_TEMPLATE = 'centre-line';
export const TOUR_TRACK = 'home';
export const TOUR_START: Tour = { step: 'reward', first: null, second: null };

type Followed = Pick<RaceState, 'training' | 'runs'>;

/** The tour after what a person has done. A run that came to nothing is tried again. */
export function followTour(tour: Tour, { training, runs }: Followed): Tour {
  const running = training.phase === 'idle' ? null : training.runId;
  const find = (id: string | null) => runs.find((run) => run.id === id);
  if (tour.step === 'train') {
    if (tour.first === null) return running === null ? tour : { ...tour, first: running };
    if (running === tour.first) return tour;
    return lapOf(find(tour.first)) === null ? { ...tour, first: null } : { ...tour, step: 'lap' };
  }
  if (tour.step === 'edit') {
    if (tour.second === null) return running === null ? tour : { ...tour, second: running };
    if (running === tour.second) return tour;
    return lapOf(find(tour.second)) === null ? { ...tour, second: null } : { ...tour, step: 'result' };
  }
  return tour;
}

/** The step after one that is only read; of one that waits for something, the same. */
export function nextStep(tour: Tour): Tour {
  if (tour.step === 'reward') return { ...tour, step: 'train' };
  if (tour.step === 'lap') return { ...tour, step: 'edit' };
  return tour;
}

/** Back to the edit, for another try. */
export function tryAgain(tour: Tour): Tour {
  return { ...tour, step: 'edit', second: null };
}

/** The mean lap of a run's best policy, seconds; null where it has not driven a lap. */
export function lapOf(run: RunRecord | undefined): number | null {
  return run?.best?.evaluation.meanLap ?? null;
}

/** The edit that the tour asks for, made for whoever cannot: speed pays, too. */
export function withSpeed(code: string, language: EditorLanguage): string {
  return language === 'python'
    ? code.replace(/^( +)return reward *$/m, "$1return reward * params['speed']")
    : code.replaceAll(/\breturn ([\d.e-]+);/g, 'return $1 * params.speed;');
}
