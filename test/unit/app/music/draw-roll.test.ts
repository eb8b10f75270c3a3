import { expect, it } from 'vitest';
import { drawRoll, type RollPicture } from '../../../../src/app/music/elements/roll/draw-roll.ts';
import type { RollColours } from '../../../../src/app/music/elements/roll/roll-colours.ts';
import { fittedView } from '../../../../src/app/music/elements/roll/roll-view.ts';
import { noteOf, songOf } from '../../music/song-examples.ts';

/** A context that keeps the colours of the lines that are drawn. */
function fakeContext() {
  const lines: unknown[] = [];
  const settings: Record<string, unknown> = {};
  const context = new Proxy(settings, {
    get: (_, name) => (name === 'stroke' ? () => lines.push(settings['strokeStyle']) : () => undefined),
  });
  return { context: context as unknown as CanvasRenderingContext2D, lines };
}

it('shows a selected note as selected, also where an edit has added it', () => {
  const notes = [noteOf(60, 0), noteOf(62, 1), noteOf(64, 2)];
  const picture: RollPicture = {
    song: songOf(notes),
    notes,
    selected: new Set([notes[1]]),
    marks: { added: new Set([notes[1], notes[2]]), removed: [], resized: new Set() },
    fresh: [],
    lanes: [],
    end: 4,
    grid: 1,
    frame: null,
  };
  const { context, lines } = fakeContext();
  const view = fittedView({ width: 800, height: 600, floor: 0 }, notes, 4);
  const colours = { text: 'of selected', added: 'of added', parts: [] } as unknown as RollColours;
  drawRoll(context, view, picture, colours);
  expect(lines).toEqual(['of selected', 'of added']);
});
