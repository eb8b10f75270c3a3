import * as v from 'valibot';
import { nameSchema } from '../track/plain-name.ts';
import { checkStability } from './car-checks.ts';
import { CarError } from './car-error.ts';
import { BODY_SHAPES, type Car, type CarFile } from './car.ts';
import { CAR_LIMITS, CAR_VALUES, type CarValue } from './car-limits.ts';
import { checkCarName, carSpecOf } from './car-spec-of.ts';
import { CAR_NAMES } from './cars.ts';

const COLOUR_RULE = 'must be a colour like #2f6fed';
const colour = v.pipe(v.string(COLOUR_RULE), v.regex(/^#[\da-f]{6}$/, COLOUR_RULE));
const NAME_RULE = 'must be 1 to 40 plain characters, not only blanks';

const CarFileSchema = v.strictObject({
  format: v.literal('grad-prix-car', 'must be "grad-prix-car"'),
  version: v.literal(1, 'must be 1: this program reads version 1'),
  id: v.pipe(
    v.string('must be text'),
    v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and dashes'),
  ),
  name: nameSchema(40, NAME_RULE),
  base: v.picklist(CAR_NAMES, `must be ${CAR_NAMES.join(', ')}`),
  body: v.strictObject({
    shape: v.picklist(BODY_SHAPES, `must be ${BODY_SHAPES.join(', ')}`),
    paint: colour,
    trim: colour,
  }),
  values: v.strictObject(
    Object.fromEntries(CAR_VALUES.map((value) => [value, valueSchema(value)])) as Record<
      CarValue,
      v.GenericSchema<unknown, number>
    >,
  ),
});

/**
 * Checks a car that comes from outside: its shape, its ranges, and whether it can be driven.
 * @param file where it comes from, for messages
 * @throws CarError
 */
export function checkCarFile(data: unknown, file: string): CarFile {
  const result = v.safeParse(CarFileSchema, data, { abortEarly: true });
  if (!result.success) throw toError(result.issues[0], file);
  checkStability(carSpecOf(result.output), file);
  return result.output;
}

/** One that is being built: its name may still be missing, and it need not be fit to be driven. */
const CarDraftSchema = v.strictObject({
  ...CarFileSchema.entries,
  name: v.pipe(v.string(), v.regex(/^[^\p{C}]{0,40}$/u)),
});

/** A car as somebody has left it before it was saved; null where the data are none. */
export function readCarDraft(data: unknown): CarFile | null {
  const result = v.safeParse(CarDraftSchema, data);
  return result.success ? result.output : null;
}

/** A car as it stands in a run's or a policy's files, before `checkCar` has looked into it. */
export const CarSchema = v.union(
  [v.picklist(CAR_NAMES), v.looseObject({})],
  `must be ${CAR_NAMES.join(', ')}, or a car of one’s own`,
);

/** @throws CarError */
export function checkCar(data: unknown, file: string): Car {
  return typeof data === 'object' && data !== null ? checkCarFile(data, file) : checkCarName(data, file);
}

function valueSchema(value: CarValue): v.GenericSchema<unknown, number> {
  const { low, high } = CAR_LIMITS[value];
  const rule = `must be a number from ${Number(low.toPrecision(4))} to ${Number(high.toPrecision(4))}`;
  return v.pipe(v.number(rule), v.minValue(low, rule), v.maxValue(high, rule));
}

function toError(issue: v.BaseIssue<unknown>, file: string): CarError {
  const field = (v.getDotPath(issue) ?? 'car').slice(0, 80);
  if (issue.expected === 'never') return new CarError(file, field, 'is not known');
  if (issue.kind === 'schema' && issue.input === undefined) return new CarError(file, field, 'is missing');
  const rule = issue.type === 'strict_object' ? 'must be an object' : issue.message;
  return new CarError(file, field, rule, issue.input);
}
