import { type DesignFacts, designFacts } from '../../track/design/design-facts.ts';
import { type DesignFault, designFaults } from '../../track/design/design-faults.ts';
import { designOfStroke, type StrokeOutcome } from '../../track/design/design-of-stroke.ts';
import type { DesignOfTrack } from '../../track/design/design-of-track.ts';
import { type DesignRoad, layRoad } from '../../track/design/design-road.ts';
import { reversedDesign, scaledToLength, startedAt } from '../../track/design/edit-design.ts';
import { narrowFolds } from '../../track/design/narrow-folds.ts';
import type { TrackDesign } from '../../track/design/track-design.ts';
import { roundDesign, trackOfDesign } from '../../track/design/track-of-design.ts';
import { plainName } from '../../track/plain-name.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { trackId } from '../../track/track-id.ts';
import type { Drawing, FittedImport } from '../state/drawing-subject.ts';
import type { DesignChange } from '../state/design-change.ts';
import { continued, type EditHistory, historyOf, recorded, redone, undone } from '../state/edit-history.ts';
import type { Place } from '../state/plane-view.ts';
import { MAX_TRACK_NAME, type TrackDraft } from '../state/track-draft.ts';

/** Half a league track's 1.067 m, flat. */
const USUAL_ROAD = { left: 0.535, right: 0.535, elevation: 0, banking: 0 };
/** What a new track begins with: an oval of twenty metres. */
const OVAL = { points: 10, width: 4.2, height: 2.1 };

/** What comes of a design. */
interface Outcome {
  readonly design: TrackDesign;
  readonly road: DesignRoad;
  readonly track: TrackFile;
  readonly faults: readonly DesignFault[];
  readonly facts: DesignFacts;
}

/** A track that is being drawn: what it is, what it was, what is wrong with it, and what is to be kept of it. */
export class TrackDesigner {
  readonly subject: Drawing;
  name: string;
  /** What has happened last, for the person; empty: nothing worth saying. */
  note = '';
  #chosen = 0;
  #history: EditHistory<TrackDesign>;
  /** What the newest step has changed bit by bit; null: it is complete. */
  #series: string | null = null;
  /** What it would be if the hand let go here. */
  #held: TrackDesign | null = null;
  /** What it was when nothing of it was unsaved. */
  #saved: TrackDraft;
  #outcome: Outcome | null = null;

  /** @param draft what an earlier visit has left of the same subject */
  constructor(subject: Drawing, draft: TrackDraft | null) {
    this.subject = subject;
    const base = baseOf(subject);
    this.#saved = base.draft;
    this.name = (draft ?? base.draft).name;
    this.#history = historyOf((draft ?? base.draft).design);
    this.note = draft === null ? base.note : 'This is your draft, as you left it.';
  }

  /** Index of the point that is looked at. */
  get chosen(): number {
    return this.#chosen;
  }

  /** Whoever looks at another point, or at the same one again, has come to an end with what it was. */
  choose(index: number): void {
    this.#chosen = index;
    this.#series = null;
  }

  /** As it is shown. */
  get design(): TrackDesign {
    return this.#held ?? this.#history.present;
  }

  get road(): DesignRoad {
    return this.#made.road;
  }

  /** What would be saved. It is a track only where `faults` has no error and the name is one. */
  get track(): TrackFile {
    const { track } = this.#made;
    const name = plainName(this.name);
    const { subject } = this;
    const description = subject.type === 'edit' ? subject.track.description : undefined;
    return { ...track, id: trackId(name), name, ...(description !== undefined && { description }) };
  }

  get faults(): readonly DesignFault[] {
    return this.#made.faults;
  }

  get facts(): DesignFacts {
    return this.#made.facts;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** What is not saved; null where there is nothing. */
  get draft(): TrackDraft | null {
    const { present } = this.#history;
    const isSaved = present === this.#saved.design && this.name === this.#saved.name;
    return isSaved ? null : { name: this.name, design: present };
  }

  /** Why it cannot be saved as it is; null where it can. */
  get refusal(): string | null {
    const name = plainName(this.name);
    if (name === '') return 'Give the track a name.';
    if (name.length > MAX_TRACK_NAME) return `The name must have at most ${MAX_TRACK_NAME} characters.`;
    const errors = this.faults.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return null;
    const [first, ...others] = errors;
    const where = `${this.road.s[first.place].toFixed(1)} m into the lap`;
    const more = others.length === 0 ? '' : ` And ${others.length} more.`;
    return `${where}: ${first.text}${more}`;
  }

  /** Takes what a hand does: while it holds something that is only shown; null puts it back. */
  change(change: DesignChange | null): void {
    this.#held = change === null || change.isDone ? null : change.design;
    if (!change?.isDone) return;
    const design = roundDesign(change.design);
    // A point that was only pressed is where it was.
    if (JSON.stringify(design) === JSON.stringify(this.#history.present)) return;
    const { series = null } = change;
    if (series !== null && series === this.#series) this.#go(continued(this.#history, design));
    else this.#record(design);
    this.#series = series;
  }

  undo(): void {
    this.#go(undone(this.#history));
  }

  redo(): void {
    this.#go(redone(this.#history));
  }

  /** Lays the road along a line that was drawn by hand, as wide as it is at the start now. @returns whether that is a loop */
  followStroke(line: readonly Place[], tolerance: number): boolean {
    const { x: _, y: __, ...likeThis } = this.#history.present.points[0];
    const outcome = designOfStroke(line, tolerance, { ...likeThis, elevation: 0, banking: 0 });
    if (outcome.type !== 'loop') {
      this.note = describeNoLoop(outcome, likeThis.left + likeThis.right);
      return false;
    }
    const { design } = outcome;
    this.#record(design);
    this.#chosen = 0;
    this.note = `Drawn through ${design.points.length} points. Drag them, or press the road to add one.`;
    return true;
  }

  /** Goes on with the road of a file. */
  load({ track, scale, narrowed, fitted }: FittedImport): void {
    this.#record(fitted.design);
    if (this.subject.type === 'new' && this.name === this.#saved.name) this.name = track.name;
    this.#chosen = 0;
    const notes = [
      `“${track.name}”: ${describeFit(fitted, track)}`,
      ...(scale === 1 ? [] : [`Scaled by ${Number(scale.toPrecision(3))}, so that its road fits the car.`]),
      ...(narrowed === 0
        ? []
        : [`The file’s road was narrowed at ${narrowed} points where it bends too tightly.`]),
    ];
    this.note = notes.join(' ');
  }

  reverse(): void {
    this.#record(reversedDesign(this.#history.present));
    this.#chosen = 0;
    this.note = 'The lap goes the other way round now, from the same start line.';
  }

  startHere(): void {
    this.#record(startedAt(this.#history.present, this.#chosen));
    this.#chosen = 0;
    this.note = 'The lap starts here now; this is point 1.';
  }

  /** @param length metres, above 0 */
  scaleTo(length: number): void {
    this.#record(roundDesign(scaledToLength(this.#history.present, length)));
    this.note = `Scaled to ${this.facts.length.toFixed(1)} m; the road is as wide as before.`;
  }

  /** Narrows the road where it is too wide for its bends. */
  narrow(): void {
    const { design, narrowed } = narrowFolds(this.#history.present);
    if (narrowed === 0) return;
    this.#record(design);
    this.note = `Narrowed at ${narrowed} points.`;
  }

  /** What it is now is saved. */
  saved(): void {
    this.#saved = { name: this.name, design: this.#history.present };
    this.#series = null;
  }

  /** Back to what is saved; that can be undone. */
  startOver(): void {
    this.name = this.#saved.name;
    this.#record(this.#saved.design);
    this.#chosen = 0;
    this.note = 'Back to where you began. Undo brings your draft back.';
  }

  get #made(): Outcome {
    const { design } = this;
    if (this.#outcome?.design === design) return this.#outcome;
    const road = layRoad(design);
    const track = trackOfDesign(design, { id: 'track', name: 'Track' }, road);
    this.#outcome = { design, road, track, faults: designFaults(road, track), facts: designFacts(road) };
    return this.#outcome;
  }

  #record(design: TrackDesign): void {
    this.#held = null;
    this.note = '';
    this.#go(recorded(this.#history, design));
  }

  #go(history: EditHistory<TrackDesign>): void {
    this.#held = null;
    this.#series = null;
    this.#history = history;
    this.#chosen = Math.min(this.#chosen, history.present.points.length - 1);
  }
}

function baseOf(subject: Drawing): { readonly draft: TrackDraft; readonly note: string } {
  if (subject.type === 'new') {
    const points = Array.from({ length: OVAL.points }, (_, i) => {
      const angle = (2 * Math.PI * i) / OVAL.points - Math.PI / 2;
      return { x: OVAL.width * Math.cos(angle), y: OVAL.height * Math.sin(angle), ...USUAL_ROAD };
    });
    return {
      draft: { name: 'My track', design: roundDesign({ points }) },
      note: 'Drag the points of this oval, or press “Draw by hand” to draw a lap in one stroke.',
    };
  }
  const { track, fitted } = subject;
  const name = subject.type === 'edit' ? track.name : `${track.name.slice(0, MAX_TRACK_NAME - 5)} copy`;
  return {
    draft: { name, design: fitted.design },
    note: fitted.deviation === null ? '' : describeFit(fitted, track),
  };
}

/** Why a stroke is no lap, and how to draw one. @param road its width, metres */
function describeNoLoop(stroke: Exclude<StrokeOutcome, { type: 'loop' }>, road: number): string {
  const advice = 'Draw all of the lap in one stroke, back to where it began.';
  if (stroke.type === 'open')
    return `That is no loop yet: it ends ${stroke.gap.toFixed(1)} m from where it began. ${advice}`;
  if (stroke.type === 'flat')
    return `That is no loop yet: there and back lie within ${stroke.width.toFixed(1)} m, and the road is ${road.toFixed(1)} m wide. Draw farther around.`;
  return `That is no loop yet. ${advice}`;
}

function describeFit({ design, deviation, narrowed }: DesignOfTrack, track: TrackFile): string {
  if (deviation === null) return `${design.points.length} points, as it was drawn.`;
  const { points } = design;
  const millimetres = (metres: number): string => `${Math.ceil(1000 * metres)} mm`;
  const line = `${points.length} points in place of ${track.centreLine.length}; the line stays within ${millimetres(deviation.line)} of the original`;
  const width = deviation.width > 0.0005 ? `, each side’s width within ${millimetres(deviation.width)}` : '';
  const tight = narrowed === 0 ? '' : `; narrowed at ${narrowed} points where it bends too tightly`;
  return `${line}${width}${tight}.`;
}
