/** What the person at the command line can put right: one line, exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Errors of the layers below whose message already is that line. */
const INPUT_ERRORS = new Set([
  'UsageError',
  'TrackFileError',
  'ActionSpaceError',
  'CarError',
  'PolicyFileError',
  'CloneError',
  'ResumeError',
  'CheckpointError',
  'PpoConfigError',
  'AlgorithmConfigError',
  'AlgorithmFitError',
  'ParamsJsonError',
  'RewardLoadError',
  'SimTraceError',
  'SettingsFileError',
  'TraceFileError',
  'EmptyRunError',
  'RaceSpecError',
  'SensorSpecError',
  'RandomisationError',
  'EvaluationRulesError',
  'SongError',
]);

/** 2 for wrong arguments and bad input, 1 for everything else. */
export function exitStatusOf(error: unknown): 1 | 2 {
  return error instanceof Error && INPUT_ERRORS.has(error.name) ? 2 : 1;
}
