import { spreadEvenly } from '../../math/spread-evenly.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { RecordedDrive } from '../../training/studio/driven-laps.ts';
import type { Recording } from '../../training/studio/recording.ts';
import { formatShare, formatWhole } from '../state/format.ts';
import type { RunRecord } from '../state/run-record.ts';
import type { RunningDriver } from './driving-controller.ts';

/** Laps to be recorded, and what their drives are called. */
export interface NamedRecording {
  readonly recording: Recording;
  /** One per drive. */
  readonly names: readonly string[];
}

/** Standing starts of the policy in view, as in an evaluation, and of each other drive. */
const STARTS = { inView: 10, other: 5 } as const;
/** How many earlier policies of a run drive, too. */
const EARLIER = 7;
/** How much the commands of a policy are disturbed whose earlier selves are not there, for laps of every quality. */
const NOISES = [0.15, 0.3, 0.5] as const;

/** The laps of the policy in view. */
export function recordingInView(driver: RunningDriver): NamedRecording {
  return nameRecording(driver, [], []);
}

/**
 * Those, and laps that are worse: of earlier policies of the run in view or, where it has none, with disturbed commands.
 * @param policyAfter the policy that the run kept after so many steps
 */
export async function recordingOfRun(
  driver: RunningDriver,
  run: RunRecord | null,
  policyAfter: (run: RunRecord, steps: number) => Promise<PolicySnapshot | null>,
): Promise<NamedRecording> {
  const others = run === null ? [] : run.kept.filter((steps) => steps !== driver.policy.steps);
  const chosen = spreadEvenly(others, EARLIER);
  const drives: RecordedDrive[] = [];
  const names: string[] = [];
  for (const steps of chosen) {
    const policy = await policyAfter(run!, steps);
    if (policy === null) continue;
    drives.push({ policy, starts: STARTS.other, noise: 0 });
    names.push(`after ${formatWhole(steps)} steps`);
  }
  if (drives.length > 0) return nameRecording(driver, drives, names);
  return nameRecording(
    driver,
    NOISES.map((noise) => ({ policy: driver.policy, starts: STARTS.other, noise })),
    NOISES.map((noise) => `${formatShare(noise)} noise in steering and speed`),
  );
}

function nameRecording(
  { track, race, seed, policy, name }: RunningDriver,
  drives: readonly RecordedDrive[],
  names: readonly string[],
): NamedRecording {
  const own = { policy, starts: STARTS.inView, noise: 0 };
  return { recording: { track, race, seed, drives: [own, ...drives] }, names: [name, ...names] };
}
