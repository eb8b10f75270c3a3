import { describe, expect, it } from 'vitest';
import { TrackDesigner } from '../../../src/app/controllers/track-designer.ts';
import { Drafts } from '../../../src/app/controllers/drafts.ts';
import { TrackDrafts } from '../../../src/app/controllers/track-drafts.ts';
import { readTrackDraft } from '../../../src/app/state/track-draft.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import { designOfTrack } from '../../../src/track/design/design-of-track.ts';
import { withPoint } from '../../../src/track/design/edit-design.ts';
import { checkTrackFile } from '../../../src/track/track-file.ts';
import { trackFile } from '../../contract/track-files.ts';
import { FakeBrowser, FakeClaims } from './setup/fake-claims.ts';

const home = trackFile('home');
const copyOfHome = { type: 'copy', track: home, fitted: designOfTrack(home) } as const;

/** Moves a point as a hand does: held first, then let go. */
function drag(designer: TrackDesigner, index: number, x: number, y: number): void {
  const design = withPoint(designer.design, index, { x, y });
  designer.change({ design, isDone: false });
  designer.change({ design, isDone: true });
}

describe('TrackDesigner', () => {
  it('begins a new track with a loop that can be saved as it is', () => {
    const designer = new TrackDesigner({ type: 'new' }, null);
    expect(designer.faults).toEqual([]);
    expect(designer.refusal).toBeNull();
    expect(designer.draft).toBeNull();
    const track = checkTrackFile(JSON.parse(JSON.stringify(designer.track)), 'drawn');
    expect(track).toMatchObject({ id: 'my-track', name: 'My track' });
  });

  it('shows what a hand holds and records only what it lets go of', () => {
    const designer = new TrackDesigner({ type: 'new' }, null);
    const before = designer.design;
    const held = withPoint(before, 2, { x: 9, y: 0 });
    designer.change({ design: held, isDone: false });
    expect(designer.design).toBe(held);
    expect(designer.draft).toBeNull();
    designer.change(null);
    expect(designer.design).toBe(before);
    drag(designer, 2, 4, -1);
    drag(designer, 3, 4.5, 0);
    expect(designer.draft?.design.points[3]).toMatchObject({ x: 4.5, y: 0 });
    designer.undo();
    expect(designer.design.points[2]).toMatchObject({ x: 4, y: -1 });
    designer.undo();
    expect(designer.design).toBe(before);
    expect(designer.draft).toBeNull();
    designer.undo();
    designer.redo();
    designer.redo();
    expect(designer.design.points[3]).toMatchObject({ x: 4.5, y: 0 });
    expect(designer.canRedo).toBe(false);
  });

  it('takes back as one step what was changed bit by bit, and a press that moved nothing as none', () => {
    const designer = new TrackDesigner({ type: 'new' }, null);
    const before = designer.design;
    const nudge = (index: number, series: string) => {
      const x = designer.design.points[index].x + 0.1;
      designer.change({ design: withPoint(designer.design, index, { x }), isDone: true, series });
    };
    for (let i = 0; i < 3; i++) nudge(2, 'place 2');
    const once = designer.design;
    for (let i = 0; i < 2; i++) nudge(3, 'place 3');
    designer.undo();
    expect(designer.design).toBe(once);
    designer.undo();
    expect(designer.design).toBe(before);
    designer.redo();
    expect(designer.design).toBe(once);
    // What was undone to is not gone on with, nor is a point that was looked away from.
    nudge(2, 'place 2');
    const further = designer.design;
    designer.choose(2);
    nudge(2, 'place 2');
    designer.undo();
    expect(designer.design).toBe(further);
    designer.undo();
    expect(designer.design).toBe(once);
    const { x, y } = once.points[5];
    drag(designer, 5, x, y);
    designer.undo();
    expect(designer.design).toBe(before);
  });

  it('refuses what no track file may be, and says where and why', () => {
    const designer = new TrackDesigner({ type: 'new' }, null);
    drag(designer, 3, -3.8, 0.2);
    expect(designer.refusal).toMatch(/^\d+\.\d m into the lap: .+\. And \d+ more\.$/);
    expect(() => checkTrackFile(designer.track, 'drawn')).toThrow('drawn: ');
    designer.undo();
    designer.name = '  ';
    expect(designer.refusal).toBe('Give the track a name.');
    designer.name = '\u200b\u202e';
    expect(designer.refusal).toBe('Give the track a name.');
    designer.name = ' Mine\u202e ';
    expect(designer.track.name).toBe('Mine');
  });

  it('copies any track, says how closely, and names what it makes', () => {
    const designer = new TrackDesigner(copyOfHome, null);
    expect(designer.note).toMatch(
      /^\d+ points in place of 118; the line stays within \d+ mm of the original\.$/,
    );
    expect(designer.track).toMatchObject({ id: 'home-loop-copy', name: 'Home Loop copy' });
    expect(designer.refusal).toBeNull();
  });

  it('goes on with the very design that was saved', () => {
    const first = new TrackDesigner(copyOfHome, null);
    drag(first, 0, 2.7, -0.1);
    first.saved();
    expect(first.draft).toBeNull();
    const stored = checkTrackFile(JSON.parse(JSON.stringify({ ...first.track, id: 'own-copy' })), 'stored');
    const again = new TrackDesigner({ type: 'edit', track: stored, fitted: designOfTrack(stored) }, null);
    expect(again.design).toEqual(first.design);
    expect(again.note).toBe('');
    expect(again.name).toBe('Home Loop copy');
  });

  it('takes a line that was drawn, or another track; what is no loop is said', () => {
    const designer = new TrackDesigner({ type: 'new' }, null);
    expect(designer.followStroke([{ x: 0, y: 0 }], 0.1)).toBe(false);
    expect(designer.note).toBe(
      'That is no loop yet. Draw all of the lap in one stroke, back to where it began.',
    );
    const line = Array.from({ length: 40 }, (_, i) => ({ x: i / 8, y: 0.05 * Math.sin(i) }));
    expect(designer.followStroke(line, 0.02)).toBe(false);
    expect(designer.note).toBe(
      'That is no loop yet: it ends 4.9 m from where it began. Draw all of the lap in one stroke, back to where it began.',
    );
    const thereAndBack = [...line, ...line.map(({ x, y }) => ({ x, y: y + 0.2 })).toReversed()];
    expect(designer.followStroke(thereAndBack, 0.02)).toBe(false);
    expect(designer.note).toBe(
      'That is no loop yet: there and back lie within 0.5 m, and the road is 1.1 m wide. Draw farther around.',
    );
    expect(designer.canUndo).toBe(false);
    const ring = Array.from({ length: 100 }, (_, i) => ({
      x: 3 * Math.cos(i / 16),
      y: 3 * Math.sin(i / 16),
    }));
    expect(designer.followStroke(ring, 0.1)).toBe(true);
    expect(designer.facts.length).toBeGreaterThan(18);
    designer.load({ track: home, scale: 0.0891, narrowed: 2, fitted: copyOfHome.fitted });
    expect(designer.note).toMatch(
      /^“Home Loop”: \d+ points in place of 118; .+ Scaled by 0\.0891, so that its road fits the car\. The file’s road was narrowed at 2 points/,
    );
    expect(designer.name).toBe('Home Loop');
    expect(Math.abs(designer.facts.length - 17.7)).toBeLessThan(0.1);
  });

  it('reverses, starts elsewhere, scales and narrows, each to be undone', () => {
    const designer = new TrackDesigner({ type: 'new' }, null);
    const before = designer.design;
    designer.reverse();
    designer.choose(4);
    const { x } = designer.design.points[4];
    designer.startHere();
    expect(designer.design.points[0].x).toBe(x);
    designer.scaleTo(30);
    expect(designer.facts.length).toBeCloseTo(30, 2);
    designer.narrow();
    for (let i = 0; i < 3; i++) designer.undo();
    expect(designer.design).toBe(before);
  });

  it('goes on with a draft, and back to what was saved', () => {
    const earlier = new TrackDesigner(copyOfHome, null);
    drag(earlier, 1, 5, 0.2);
    earlier.name = 'Half done';
    const designer = new TrackDesigner(copyOfHome, readTrackDraft(earlier.draft));
    expect(designer.name).toBe('Half done');
    expect(designer.design).toEqual(earlier.design);
    expect(designer.draft).not.toBeNull();
    designer.startOver();
    expect(designer.draft).toBeNull();
    expect(designer.name).toBe('Home Loop copy');
    designer.undo();
    expect(designer.design).toEqual(earlier.design);
  });
});

describe('readTrackDraft', () => {
  it('takes drafts, and nothing else', () => {
    const { design, name } = new TrackDesigner({ type: 'new' }, null);
    expect(readTrackDraft({ name, design })).toEqual({ name, design });
    for (const data of [null, 3, {}, { name, design: { points: [] } }, { name: 1, design }]) {
      expect(readTrackDraft(data)).toBeNull();
    }
  });
});

describe('Drafts', () => {
  it('keeps a draft of each subject until it is dropped, and survives the page', async () => {
    const storage = new MemoryStorage();
    const fail = (error: unknown) => {
      throw error;
    };
    const drafts = new Drafts('track-drafts', storage, fail);
    const { design } = new TrackDesigner({ type: 'new' }, null);
    drafts.keep('new', { name: 'A', design });
    drafts.keep('copy home', { name: 'B', design });
    drafts.keep('new', { name: 'C', design });
    expect(await drafts.read('new')).toEqual({ name: 'C', design });
    drafts.keep('new', null);
    const later = new Drafts('track-drafts', storage, fail);
    await drafts.read('new');
    expect(await later.read('new')).toBeNull();
    expect(await later.read('copy home')).toEqual({ name: 'B', design });
    expect(await later.read('edit own-x')).toBeNull();
  });
});

describe('TrackDrafts', () => {
  const storage = new MemoryStorage();
  const browser = new FakeBrowser();
  const openTab = () => {
    const claims = new FakeClaims(browser);
    const drafts = new TrackDrafts(
      new Drafts('track-drafts', storage, (error) => expect.unreachable(String(error))),
      claims,
    );
    return { claims, drafts };
  };
  const { design } = new TrackDesigner({ type: 'new' }, null);
  const ALONE = { isElsewhere: false, hasOthers: false };

  it('keeps a draft of each subject until it is dropped, and survives the page', async () => {
    const { drafts, claims } = openTab();
    expect(await drafts.open('new')).toEqual({ data: null, ...ALONE });
    drafts.keep({ name: 'A', design });
    await drafts.open('copy home');
    drafts.keep({ name: 'B', design });
    await drafts.open('new');
    drafts.keep({ name: 'C', design });
    expect(await drafts.open('new')).toEqual({ data: { name: 'C', design }, ...ALONE });
    drafts.keep(null);
    await drafts.close();
    drafts.keep({ name: 'nobody’s', design });
    claims.close();
    const { drafts: later } = openTab();
    expect(await later.open('new')).toEqual({ data: null, ...ALONE });
    expect(await later.open('copy home')).toEqual({ data: { name: 'B', design }, ...ALONE });
    expect(await later.open('edit own-x')).toEqual({ data: null, ...ALONE });
    await later.close();
  });

  it('keeps those of two tabs that draw the same, and opens one after the other', async () => {
    const [first, second] = [openTab(), openTab()];
    await first.drafts.open('edit own-a');
    first.drafts.keep({ name: 'first', design });
    expect(await second.drafts.open('edit own-a')).toEqual({ ...ALONE, data: null, isElsewhere: true });
    second.drafts.keep({ name: 'second', design });
    await first.drafts.close();
    await second.drafts.close();
    const both = { ...ALONE, hasOthers: true };
    expect(await first.drafts.open('edit own-a')).toEqual({ ...both, data: { name: 'first', design } });
    expect(await second.drafts.open('edit own-a')).toEqual({
      ...ALONE,
      data: { name: 'second', design },
      isElsewhere: true,
    });
    first.drafts.keep(null);
    await first.drafts.close();
    // However a tab ends, its draft is there for the next.
    second.claims.close();
    expect(await first.drafts.open('edit own-a')).toEqual({ data: { name: 'second', design }, ...ALONE });
  });
});
