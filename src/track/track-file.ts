import * as v from 'valibot';
import { checkTrackGeometry } from './track-checks.ts';
import { type TrackDesign, TrackDesignSchema } from './design/track-design.ts';
import { plainName, visibleText } from './plain-name.ts';
import { TrackFileError } from './track-error.ts';
import { BANKING, ELEVATION, HALF_WIDTH, MAX_COORDINATE, MAX_POINTS, MIN_POINTS } from './track-limits.ts';

const finite = v.pipe(v.number('must be a number'), v.finite('must be finite'));
const coordinate = v.pipe(
  finite,
  v.minValue(-MAX_COORDINATE, 'must be within 10 km of the origin'),
  v.maxValue(MAX_COORDINATE, 'must be within 10 km of the origin'),
);
const POINT_RULE = 'must be [x, y] in metres';
const halfWidth = v.pipe(
  v.number('must be a width in metres'),
  v.finite('must be finite'),
  v.minValue(HALF_WIDTH.low, `must be at least ${HALF_WIDTH.low} m`),
  v.maxValue(HALF_WIDTH.high, `must be at most ${HALF_WIDTH.high} m`),
);
// Not a union, which could not say which width of a list is wrong.
const side = v.lazy((input) => (Array.isArray(input) ? v.array(halfWidth) : halfWidth));

const TrackFileSchema = v.strictObject({
  format: v.literal('grad-prix-track', 'must be "grad-prix-track"'),
  version: v.literal(1, 'must be 1: this program reads version 1'),
  id: v.pipe(
    v.string('must be text'),
    v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and dashes'),
  ),
  name: v.pipe(
    v.string('must be text'),
    v.minLength(1, 'must not be empty'),
    v.maxLength(80, 'must be at most 80 characters'),
  ),
  description: v.optional(
    v.pipe(v.string('must be text'), v.maxLength(300, 'must be at most 300 characters')),
  ),
  centreLine: v.pipe(
    v.array(v.strictTuple([coordinate, coordinate], POINT_RULE), 'must be a list of [x, y] points'),
    v.minLength(MIN_POINTS, `must have at least ${MIN_POINTS} points`),
    v.maxLength(MAX_POINTS, `must have at most ${MAX_POINTS} points`),
  ),
  repeatedPoints: v.optional(
    v.pipe(
      v.array(
        v.pipe(finite, v.integer('must be a whole number'), v.minValue(0, 'must be 0 or more')),
        'must be a list of point numbers',
      ),
      v.maxLength(MAX_POINTS, `must have at most ${MAX_POINTS} numbers`),
    ),
  ),
  width: v.strictObject({ left: side, right: side }),
  elevation: v.optional(
    v.array(
      v.pipe(
        finite,
        v.minValue(ELEVATION.low, 'must be 0 or more'),
        v.maxValue(ELEVATION.high, `must be at most ${ELEVATION.high} m`),
      ),
      'must be a list of heights in metres',
    ),
  ),
  banking: v.optional(
    v.array(
      v.pipe(
        finite,
        v.minValue(BANKING.low, `must be ${BANKING.low}° or more`),
        v.maxValue(BANKING.high, `must be at most ${BANKING.high}°`),
      ),
      'must be a list of degrees',
    ),
  ),
  design: v.optional(TrackDesignSchema),
});

/** A track as it is stored in `tracks/*.json`. Distances in metres. */
export interface TrackFile {
  readonly format: 'grad-prix-track';
  readonly version: 1;
  /** Lower-case letters, digits and dashes; equals the file's name. */
  readonly id: string;
  readonly name: string;
  /** One sentence for the track list. */
  readonly description?: string | undefined;
  /** Closed centre line in driving order; the first point is not repeated at the end. */
  readonly centreLine: readonly (readonly [number, number])[];
  /**
   * Numbers, from 0 and ascending, of points that the list of waypoints has once more, as routes of DeepRacer do: so
   * rewards that know waypoints by number find the same ones. Nothing else comes of it.
   */
  readonly repeatedPoints?: readonly number[] | undefined;
  /** From the centre line to each border: one number, or one per centre-line point. */
  readonly width: {
    readonly left: number | readonly number[];
    readonly right: number | readonly number[];
  };
  /** Height of the centre line per point, ≥ 0. */
  readonly elevation?: readonly number[] | undefined;
  /** Degrees per point; positive lifts the right side, as a left-hand bend wants. */
  readonly banking?: readonly number[] | undefined;
  /** What the road was made of where it was drawn, so that drawing can go on. Nothing else comes of it. */
  readonly design?: TrackDesign | undefined;
}

/**
 * Reads and checks a track file.
 * @param text the file's contents
 * @param file its name, for messages
 * @throws TrackFileError naming file, field, rule and value
 */
export function parseTrackFile(text: string, file: string): TrackFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new TrackFileError(
      file,
      'file',
      `must be JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return checkTrackFile(json, file);
}

/** Checks an already decoded track file. @throws TrackFileError */
export function checkTrackFile(json: unknown, file: string): TrackFile {
  if (Array.isArray(json)) throw new TrackFileError(file, 'file', 'must be an object', json);
  const result = v.safeParse(TrackFileSchema, json, { abortEarly: true });
  if (!result.success) throw toError(result.issues[0], file);
  checkTrackGeometry(result.output, file);
  const { id, name, description } = result.output;
  return {
    ...result.output,
    // Not refused, so that what people have drawn or imported earlier opens, however it is called.
    name: plainName(name) || id,
    ...(description !== undefined && { description: visibleText(description) }),
  };
}

function toError(issue: v.BaseIssue<unknown>, file: string): TrackFileError {
  const path = issue.path ?? [];
  if (issue.expected === 'never') {
    const last = path.at(-1);
    return last?.type === 'array'
      ? new TrackFileError(file, fieldPath(path.slice(0, -1)), POINT_RULE, last.input)
      : new TrackFileError(file, fieldPath(path), 'is not a field of a track file');
  }
  return new TrackFileError(file, fieldPath(path), issueRule(issue), issue.input);
}

/** Longest field name that is shown: unknown fields can have any. */
const MAX_NAME = 60;

function fieldPath(path: readonly { readonly key?: unknown; readonly type: string }[]): string {
  if (path.length === 0) return 'file';
  return path.reduce((text, { key, type }) => {
    if (type === 'array') return `${text}[${String(key)}]`;
    const name = String(key).slice(0, MAX_NAME);
    return text === '' ? name : `${text}.${name}`;
  }, '');
}

function issueRule(issue: v.BaseIssue<unknown>): string {
  if (issue.kind === 'schema' && issue.input === undefined) return 'is missing';
  if (issue.type === 'strict_object') return 'must be an object';
  return issue.message;
}
