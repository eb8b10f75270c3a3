import * as v from 'valibot';
import { REWARD_TEMPLATES } from '../../reward/templates.ts';
import type { RewardTemplate } from '../../reward/templates/reward-template.ts';
import type { EditorLanguage, RaceState } from './race-state.ts';
import type { RunRecord } from './run-record.ts';

/** The steps of the tour, in their order: read the reward, train, see the lap, edit the reward, see what that did. */
export const TOUR_STEPS = ['reward', 'train', 'lap', 'edit', 'result'] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

/**
 * Why a run does not count: its reward is not what was asked for, it drove elsewhere, the page went away in the middle of it,
 * the reward failed, or it has no lap to tell of.
 */
const TOUR_SETBACKS = ['other-reward', 'not-edited', 'elsewhere', 'interrupted', 'failed', 'no-lap'] as const;
export type TourSetback = (typeof TOUR_SETBACKS)[number];

/** Where a newcomer is on the tour. */
export interface Tour {
  readonly step: TourStep;
  /** The run with the template, and the one with the newcomer's own edit; null until they begin. */
  readonly first: string | null;
  readonly second: string | null;
  /** The newest run with an edit, whatever came of it; null before there is one. */
  readonly tried: string | null;
  /** Why the last run was not what this step waits for; null: none was. */
  readonly setback: TourSetback | null;
  /** Whether the page went away since: it goes on when the newcomer says so, and follows nothing until then. */
  readonly isLeft: boolean;
}

const TourSchema = v.object({
  step: v.picklist(TOUR_STEPS),
  first: v.nullable(v.string()),
  second: v.nullable(v.string()),
  tried: v.nullable(v.string()),
  setback: v.nullable(v.picklist(TOUR_SETBACKS)),
});

/** The tour that an earlier visit has left; null where there is none, or what is stored is none. */
export function readTour(data: unknown): Tour | null {
  const result = v.safeParse(TourSchema, data);
  return result.success ? { ...result.output, isLeft: true } : null;
}

/** The template that the tour begins with: it pays for the middle of the road and says nothing of speed. */
export const TOUR_TEMPLATE = 'centre-line';
export const TOUR_TRACK = 'home';
export const TOUR_START: Tour = {
  step: 'reward',
  first: null,
  second: null,
  tried: null,
  setback: null,
  isLeft: false,
};

type Followed = Pick<RaceState, 'training' | 'runs'>;

/** The tour after what a person has done. A run that came to nothing is tried again. */
export function followTour(tour: Tour, { training, runs }: Followed): Tour {
  if (tour.isLeft) return tour;
  const running = training.phase === 'idle' ? null : training.runId;
  const find = (id: string | null) => runs.find((run) => run.id === id);
  const { step, first, second } = tour;
  // Who is ahead of the words has read them.
  if (step === 'reward' || step === 'train') {
    if (first === null)
      return running === null ? tour : { ...tour, step: 'train', first: running, setback: null };
    if (running === first) return tour;
    const run = find(first);
    const setback = isByTemplate(run) ? setbackOf(run) : 'other-reward';
    return setback === null ? { ...tour, step: 'lap' } : { ...tour, first: null, setback };
  }
  if (step === 'edit') {
    if (second === null) return running === null ? tour : { ...tour, second: running, setback: null };
    if (running === second) return tour;
    const run = find(second);
    const setback = codeOf(run) === codeOf(find(first)) ? 'not-edited' : setbackOf(run);
    const tried = setback === 'not-edited' ? tour.tried : second;
    return setback === null ? { ...tour, step: 'result', tried } : { ...tour, second: null, tried, setback };
  }
  return tour;
}

function setbackOf(run: RunRecord | undefined): TourSetback | null {
  if (run !== undefined && run.config.track.id !== TOUR_TRACK) return 'elsewhere';
  if (lapOf(run) !== null) return null;
  return run?.state === 'interrupted' || run?.state === 'failed' ? run.state : 'no-lap';
}

function isByTemplate(run: RunRecord | undefined): boolean {
  const template = tourTemplate();
  return run === undefined || [template.python, template.typescript].includes(run.config.reward.code);
}

function codeOf(run: RunRecord | undefined): string {
  return run?.config.reward.code ?? '';
}

function tourTemplate(): RewardTemplate {
  return REWARD_TEMPLATES.find(({ id }) => id === TOUR_TEMPLATE)!;
}

/** Whether the editor holds something that the tour has not seen a run of. @param draft its text */
export function isEdited(
  tour: Tour,
  draft: string,
  { runs }: Pick<Followed, 'runs'>,
  language: EditorLanguage,
): boolean {
  const tried = runs.find(({ id }) => id === tour.tried);
  return draft !== (tried === undefined ? tourTemplate()[language] : codeOf(tried));
}

/** The step after one that is only read; of one that waits for something, the same. */
export function nextStep(tour: Tour): Tour {
  if (tour.step === 'reward') return { ...tour, step: 'train' };
  if (tour.step === 'lap') return { ...tour, step: 'edit' };
  return tour;
}

/** Back to the edit, for another try. */
export function tryAgain(tour: Tour): Tour {
  return { ...tour, step: 'edit', second: null, setback: null };
}

/** The mean lap of a run's best policy, seconds; null where it has not driven a lap. */
export function lapOf(run: RunRecord | undefined): number | null {
  return run?.best?.evaluation.meanLap ?? null;
}

/** The edit that the tour asks for, made for whoever cannot: speed pays, too. */
export function tourEdit(language: EditorLanguage): string {
  const code = tourTemplate()[language];
  return language === 'python'
    ? code.replace(/^( +)return reward *$/m, "$1return reward * params['speed']")
    : code.replaceAll(/\breturn ([\d.e-]+);/g, 'return $1 * params.speed;');
}
