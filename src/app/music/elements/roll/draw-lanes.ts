import type { InstrumentTrack, Note } from '../../../../music/song/song.ts';
import type { RollColours } from './roll-colours.ts';
import { KEYS_WIDTH, LANE_HEIGHT, type RollView, xOf } from './roll-view.ts';

/** One of the parts that play along with the melody. */
export interface Lane {
  readonly track: InstrumentTrack;
  readonly isSilent: boolean;
}

const GAP = 4;

/** Draws the parts under the melody, a lane each: when they play, and whether higher or lower; under the beats of the melody. */
export function drawLanes(
  context: CanvasRenderingContext2D,
  view: RollView,
  lanes: readonly Lane[],
  colours: RollColours,
): void {
  for (const [i, lane] of lanes.entries()) {
    const top = view.height - view.floor + i * LANE_HEIGHT;
    context.fillStyle = colours.ground;
    context.fillRect(0, top, view.width, LANE_HEIGHT);
    context.fillStyle = colours.lineStrong;
    context.fillRect(0, top, view.width, 1);
    context.globalAlpha = lane.isSilent ? 0.3 : 1;
    context.save();
    context.beginPath();
    context.rect(KEYS_WIDTH, top, view.width, LANE_HEIGHT);
    context.clip();
    context.fillStyle = colours.parts[i];
    drawNotes(context, view, lane.track.notes, top + GAP);
    context.restore();
    context.fillStyle = colours.parts[i];
    context.fillRect(0, top + 1, 3, LANE_HEIGHT - 1);
    context.fillStyle = colours.text;
    context.font = `600 10px ${colours.font}`;
    context.textBaseline = 'middle';
    context.fillText(lane.track.name, 7, top + LANE_HEIGHT / 2, KEYS_WIDTH - 9);
    context.globalAlpha = 1;
  }
}

function drawNotes(
  context: CanvasRenderingContext2D,
  view: RollView,
  notes: readonly Note[],
  top: number,
): void {
  const room = LANE_HEIGHT - 2 * GAP;
  const pitches = notes.map(({ pitch }) => pitch);
  const [low, high] = [
    pitches.reduce((a, b) => Math.min(a, b), 127),
    pitches.reduce((a, b) => Math.max(a, b), 0),
  ];
  const height = Math.max(2, Math.min(5, room / (high - low + 1)));
  for (const { pitch, onset, duration } of notes) {
    const x = xOf(view, onset);
    if (x > view.width) break;
    const share = high > low ? (high - pitch) / (high - low) : 0.5;
    const width = Math.max(2, duration * view.pixelsPerBeat - 1);
    if (x + width >= KEYS_WIDTH) context.fillRect(x, top + share * (room - height), width, height);
  }
}
