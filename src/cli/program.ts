import { type CAC, cac } from 'cac';
import {
  ALGORITHM_NAMES,
  ALGORITHM_RULES,
  createAlgorithmSpec,
  DEFAULT_CARS,
  MOST_ROLLOUT_STEPS,
} from '../training/run-settings.ts';
import type { Options } from './options.ts';
import { offerPackages } from './package-options.ts';
import { describeSettings } from './setting-options.ts';

/**
 * Every command with its options, as `--help` prints them. The action of each gives a `CommandResult`; what it needs is loaded
 * when it is called, so that a list of tracks does not wait for what trains.
 */
export function createProgram(): CAC {
  const cli = cac('npm run cli --');
  cli.option(
    '--json',
    'Print one JSON document on stdout and nothing else; on failure {"error": {"message": …}}',
  );
  cli.help((sections) => {
    if (!sections.some((section) => section.body.includes('--set <'))) return;
    for (const name of ALGORITHM_NAMES) {
      const body = describeSettings(ALGORITHM_RULES[name], { ...createAlgorithmSpec({ name }).config });
      sections.push({ title: `Hyperparameters of ${name}, for --set and --grid`, body });
    }
    const body = `  numSteps of each of ${DEFAULT_CARS} cars: at most ${MOST_ROLLOUT_STEPS} steps in all`;
    sections.push({ title: 'Rollouts', body });
  });

  const train = cli
    .command('train', 'Train a policy with a reward function')
    .option('--track <id|file>', 'Track id, or a .json, .npy or .csv track file; several joined by commas')
    .option('--reward <id|file>', 'Template id (fast-line.ts) or a .py, .ts or .js file')
    .option('--algorithm <name>', 'ppo (default), sac, a2c or reinforce')
    .option('--car <name>', 'deepracer-v6 (default), deepracer-v4 or club, or a .json file of your own')
    .option(
      '--sensors <names|file>',
      'state (default), front_camera, … and a lidar by commas, or a .json of them',
    )
    .option('--race <type|file>', 'time-trial (default), object-avoidance, head-to-bot, or a .json race')
    .option('--boxes <n>', 'object-avoidance: boxes on the track (default 6)')
    .option('--bots <n>', 'head-to-bot: bot cars (default 3)')
    .option('--bot-speed <v>', 'head-to-bot: their speed in m/s (default 0.2)')
    .option('--lane-changes', 'head-to-bot: they change lanes')
    .option('--placement <even|random>', 'Where boxes (default random) or bots (default even) are')
    .option('--alternate-direction', 'Drive every other episode the other way round')
    .option(
      '--retries <n>',
      'After a failure begin 2 m before it, among the same boxes, up to n times in a row (default 0)',
    )
    .option('--randomise <what>', 'light, noise, friction, mass, latency: another in every episode')
    .option('--metadata <file>', "DeepRacer's model_metadata.json: actions, sensors and car")
    .option('--hyperparameters <file>', "DeepRacer's hyperparameters.json: learning settings")
    .option('--set <name=value>', 'A hyperparameter of those below; may be given several times')
    .option('--actions <continuous|file>', 'continuous, or a .json action space as in model_metadata.json')
    .option('--seed <n>', 'Same seed, same run (default 1)')
    .option(
      '--max-steps <n>',
      'Stop after so many environment steps, rounded up to a whole update (default 100000)',
    )
    .option('--max-seconds <s>', 'Stop after so many seconds')
    .option('--until-clean', 'Stop at the third evaluation in a row with only clean laps')
    .option('--until-plateau', 'Stop when the best has not clearly improved in ten evaluations')
    .option('--plateau-evaluations <n>', 'With --until-plateau: in so many (default 10)')
    .option(
      '--best-by <figure>',
      'The best is by laps (clean ones, then the mean; default), progress, lap-time (the fastest single one) or reward',
    )
    .option('--grid <name=values>', 'A run per value, side by side: seed=1..5, learningRate=1e-3,2e-3,4e-3')
    .option('--jobs <n>', 'With --grid: so many runs at a time (default: one per core)')
    .option(
      '--clone <dir>',
      "Start from this policy's weights: a run's folder, or one in its checkpoints, runs/a/checkpoints/4096",
    )
    .option('--resume', 'Go on with the run that was saved in --out')
    .option('--force', 'Replace the run that stands in --out, which is refused otherwise')
    .option(
      '--out <dir>',
      'Folder for the best policy, the reward and the run; of --grid, one folder in it per run',
    );
  offerPackages(train).action(async (options: Options) =>
    options.has('grid')
      ? (await import('./commands/train-grid-command.ts')).trainGridCommand(options)
      : (await import('./commands/train-command.ts')).trainCommand(options),
  );

  cli
    .command('evaluate', 'Let a policy drive laps without exploring, alone or against others')
    .option(
      '--policy <dir>',
      'Folder with policy.json and weights.bin, or one in the checkpoints of a run; several for head-to-head',
    )
    .option('--track <id|file>', 'Track id, or a .json, .npy or .csv track file; several joined by commas')
    .option(
      '--race <type|file>',
      'time-trial (default), object-avoidance, head-to-bot, a .json race, head-to-head',
    )
    .option('--boxes <n>', 'object-avoidance: boxes on the track (default 6)')
    .option('--bots <n>', 'head-to-bot: bot cars (default 3)')
    .option('--bot-speed <v>', 'head-to-bot: their speed in m/s (default 0.2)')
    .option('--lane-changes', 'head-to-bot: they change lanes')
    .option('--placement <even|random>', 'Where boxes (default random) or bots (default even) are')
    .option('--seed <n>', 'Same seed, same places and lane changes (default 1)')
    .option('--trials <n>', 'Standing starts of one lap each, or laps (default 10; head-to-head 3)')
    .option(
      '--starts <k>',
      'Evenly spaced starts that the trials go round, at most as many (default: one per trial)',
    )
    .option('--continuous', 'One drive from the line, its laps flying into each other')
    .option('--resets <n>', 'Faults after which the car is put back: 0 (default), or 2 and more')
    .option(
      '--off-track-penalty <s>',
      'With --resets: held so long after leaving the track, in whole steps of 1/15 s (default 2)',
    )
    .option('--collision-penalty <s>', 'The same after a crash (default 5)')
    .option('--time-limit <s>', 'A drive is given up after this (default: its laps at 0.25 m/s)')
    .option('--ranking <method>', 'Score as on a leaderboard: total-time, best-lap or average-lap')
    .option(
      '--minimum-laps <n>',
      'Complete laps in a row without which it is not ranked (default 1; average 3)',
    )
    .action(async (options: Options) =>
      (await import('./commands/evaluate-command.ts')).evaluateCommand(options),
    );

  const score = cli
    .command('score', 'Run reward functions over params')
    .option('--reward <id|file>', 'A reward; may be given several times')
    .option('--params <file>', 'JSON array of params objects');
  offerPackages(score).action(async (options: Options) =>
    (await import('./commands/score-command.ts')).scoreCommand(options),
  );

  const review = cli
    .command('review', 'Say what an expert would say about a reward, and where it spends its time')
    .option('--reward <id|file>', 'Template id (fast-line.ts) or a .py, .ts or .js file')
    .option('--track <id|file>', 'Track id, or a .json, .npy or .csv track file')
    .option(
      '--policy <dir>',
      'Drives the laps that the reward is tried on (default: the one shipped for that track)',
    )
    .option('--race <type|file>', 'time-trial (default), object-avoidance, head-to-bot, or a .json race')
    .option('--boxes <n>', 'object-avoidance: boxes on the track (default 6)')
    .option('--bots <n>', 'head-to-bot: bot cars (default 3)')
    .option('--bot-speed <v>', 'head-to-bot: their speed in m/s (default 0.2)')
    .option('--lane-changes', 'head-to-bot: they change lanes')
    .option('--placement <even|random>', 'Where boxes (default random) or bots (default even) are');
  offerPackages(review).action(async (options: Options) =>
    (await import('./commands/review-command.ts')).reviewCommand(options),
  );

  cli
    .command(
      'tracks [import] [...files]',
      'List the tracks, or import DeepRacer .npy and racetrack-database .csv',
    )
    .option(
      '--scale <k>',
      'Metres of the track per metre of the file (default: 1; .csv to a mean width of 1.067 m)',
    )
    .option('--out <dir>', 'Folder for the imported tracks, as .json track files')
    .option(
      '--track <id|file>',
      'List only these: an id, or a .json, .npy or .csv track file; several joined by commas',
    )
    .option('--ideal', 'Add the fastest laps that a car could drive')
    .option('--car <name>', 'With --ideal: deepracer-v6 (default), deepracer-v4 or club, or a .json file')
    .action(async (action: string | undefined, files: readonly string[], options: Options) =>
      (await import('./commands/tracks-command.ts')).tracksCommand(action, files, options),
    );

  cli
    .command('export-logs', 'Write what a run recorded in the layout that deepracer-utils loads')
    .option('--run <dir>', 'What train --out wrote')
    .option('--out <dir>', 'Folder for sim-traces, metrics, metadata and reward')
    .action(async (options: Options) =>
      (await import('./commands/export-logs-command.ts')).exportLogsCommand(options),
    );

  cli
    .command(
      'replay',
      "Drive the simulator's car with a recorded DeepRacer log's commands (headings in degrees)",
    )
    .option('--log <file>', 'Sim-trace .csv, or a log with SIM_TRACE_LOG lines')
    .option('--track <id|file>', 'Track id, or a .json, .npy or .csv track file')
    .option('--car <name>', "deepracer-v6, deepracer-v4 or club (default: the one of the log's generation)")
    .action(async (options: Options) =>
      (await import('./commands/replay-command.ts')).replayCommand(options),
    );

  cli
    .command('fit-car', "Fit the cars' constants to a folder of recorded DeepRacer logs")
    .option('--data <dir>', 'Folder with sim-trace .csv and .log files')
    .option('--evaluations <n>', 'Replays of all drives per search (default 250)')
    .option('--seed <n>', 'Same seed, same fit (default 1)')
    .action(async (options: Options) =>
      (await import('./commands/fit-car-command.ts')).fitCarCommand(options),
    );

  cli
    .command('solve', 'Learn a reference task until three evaluations of 100 episodes in a row solve it')
    .option('--task <name>', 'cartpole (mean return 475 or more) or pendulum (-250 or more)')
    .option('--algorithm <name>', 'ppo (default), sac, a2c or reinforce')
    .option('--seed <n>', 'Same seed, same run (default 1)')
    .option('--max-steps <n>', 'Give up after so many training steps (default 60000)')
    .action(async (options: Options) => (await import('./commands/solve-command.ts')).solveCommand(options));

  cli
    .command(
      'music [action] [...files]',
      'inspect MIDI files; generate an arrangement; train a generator; metrics of one',
    )
    .option('--melody <name|file>', 'generate: twinkle, ode-to-joy, … or a .mid file')
    .option('--genre <name>', 'rock, pop (default), jazz, symphony or singer-songwriter')
    .option('--model <file>', 'generate, metrics: a .gpm file instead of the shipped model')
    .option('--midi <dir>', 'train: learn from the .mid files in a folder instead of a genre')
    .option('--samples <n>', 'train: two-bar samples of the genre to learn from (default 12000)')
    .option('--epochs <n>', 'train: how many times the critic hears all of them (default 8)')
    .option('--learning-rate <v>', 'train: of both networks (default 1e-3)')
    .option('--critic-updates <n>', 'train: updates of the critic to one of the generator (default 1)')
    .option('--penalty <v>', 'train: weight of the gradient penalty (default 10)')
    .option('--mode-seeking <v>', 'train: weight of being different; 0 provokes mode collapse (default 6)')
    .option('--clone <file>', "train: go on from this model's weights")
    .option('--max-seconds <s>', 'train: stop after so many seconds')
    .option('--seed <n>', 'Same seed, same music (default 1)')
    .option('--out <file|dir>', 'generate: the .mid file; train: the folder')
    .action(async (action: string | undefined, files: readonly string[], options: Options) =>
      (await import('./commands/music-command.ts')).musicCommand(action, files, options),
    );

  cli
    .command(
      'lab [action] [...files]',
      'compare: three techniques learn to drive the same car; clusters: what a drive tells without labels; fraud: how well forged laps are found; search: find in the app’s texts; radio: moods, themes and trouble in a transcript',
    )
    .option('--track <id|file>', 'The tracks that are learnt, one or several')
    .option('--unseen <id|file>', 'compare: the track that nobody learns on (default trefoil)')
    .option('--reward <id|file>', 'compare: the reward to learn by (default fast-line.ts)')
    .option('--sensors <list>', 'compare: state (default) or front_camera')
    .option('--budget <s>', 'compare: CPU seconds of training for each technique (default 10)')
    .option(
      '--seed <n>',
      'compare: one seed; left out: seeds 1 to 5, and their medians; clusters: default 1; fraud: left out: 11 to 15',
    )
    .option('--assess', 'search, radio: how well it does, and against simpler ways')
    .action(async (action: string | undefined, files: readonly string[], options: Options) =>
      (await import('./commands/lab-command.ts')).labCommand(action, files, options),
    );

  cli
    .command(
      'bench [what]',
      'Measure this machine: env, nn, ppo, reward, camera or music; all without a name',
    )
    .action(async (what: string | undefined) =>
      (await import('./commands/bench-command.ts')).benchCommand(what),
    );

  return cli;
}
