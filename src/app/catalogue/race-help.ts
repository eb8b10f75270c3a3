import type { HelpText } from './help-text.ts';

/** What the Race tab is and how to use it. */
export const RACE_HELP: HelpText = {
  title: 'How Grad Prix works',
  intro: [
    'A car on a track is told nothing but how well it has just done. You decide what “well” means: your reward function looks at the car and returns a number, 15 times a second. By trying things out, 64 cars together learn what makes that number large. This is reinforcement learning, and all of it runs in this tab.',
  ],
  steps: [
    "Choose a template, or write a reward in Python or TypeScript. It works like DeepRacer's.",
    'Press **Train**. Amber cars learn and leave crosses where they fail; the blue car is the best policy so far.',
    'Watch the evaluation: ten clean laps of ten means it can drive. Then make it faster.',
  ],
  outro: [],
  keys: [
    ['Ctrl + Enter', 'Train, or stop the training'],
    ['Ctrl + Shift + Enter', 'Pause, or continue'],
    ['Ctrl + S', 'Save the reward'],
    ['Esc, then Tab', 'Leave the editor'],
    ['Arrow keys, + and −', 'Turn and zoom the 3D view'],
    ['1 to 5, in the 3D view', 'The camera: orbit, chase, on-board, trackside or top'],
    ['V, in the 3D view', 'What the car sees'],
    ['W, in the 3D view', 'Why the car does that: its options, what it expects, what mattered'],
    ['T, in the 3D view', 'The last lap of the blue car as a line on the road'],
    ['F, in the 3D view', 'The reward in the editor, painted on the road'],
    ['R, in the 3D view', 'The reward along the best lap'],
    ['I, in the 3D view', 'The ideal line'],
    ['P, in the 3D view', 'A replay: a lap of the policy in view once more'],
    ['Space, in a replay', 'Play, or pause'],
    [', and . in a replay', 'One step of 1/15 s back or forward'],
    ['Esc, in a replay', 'Close it; the car drives on'],
    ['Arrow keys, in the track editor', 'Move the point that has the focus; with Shift by more'],
    ['Page keys, Insert, Delete, there', 'Go to the next point, add one, remove it'],
    ['Ctrl + Z, Ctrl + Shift + Z, there', 'Take back, and do again'],
    ['G, in the 3D view', 'The races: policies against each other, and against yourself'],
    ['Arrow keys or W A S D, in a race', 'Drive, where you drive along'],
    ['Space, in a race', 'Pause, or go on'],
    ['Esc, in a race', 'Leave it, without results'],
    ['Arrow keys on a bar between panels', 'Resize; Enter resets'],
  ],
};
