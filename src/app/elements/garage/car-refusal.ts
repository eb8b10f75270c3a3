import type { CarFile } from '../../../sim/car.ts';
import { CarError, carSpecOf, checkCarFile, leastTurningRadius } from '../../../workers/client/car-files.ts';
import { CAR_VALUE_WORDS } from '../../catalogue/car-values.ts';

/** Why a car cannot be driven, and because of which of its values. */
export interface Refusal {
  readonly value: string;
  readonly text: string;
}

/** Null: it can be driven. */
export function refusalOf(car: CarFile): Refusal | null {
  try {
    checkCarFile(car, car.name);
    return null;
  } catch (error) {
    if (!(error instanceof CarError)) throw error;
    const value = error.field.replace(/^values\./, '');
    const title = Object.hasOwn(CAR_VALUE_WORDS, value)
      ? CAR_VALUE_WORDS[value as keyof typeof CAR_VALUE_WORDS].title
      : 'The name';
    return { value, text: `${title} ${inMillimetres(error.rule)}.` };
  }
}

/** Lengths as they stand beside their sliders. */
function inMillimetres(rule: string): string {
  return rule.replaceAll(
    /(\d\.\d+) m\b(?!\/)/g,
    (_, metres: string) => `${Math.round(1000 * Number(metres))} mm`,
  );
}

/** What its values come to. */
export function factsOf(car: CarFile): string {
  const spec = carSpecOf(car);
  const radius = leastTurningRadius(spec).toFixed(2);
  return `Speeds up by ${spec.maxAcceleration.toFixed(1)} m/s² and brakes by ${spec.maxBraking.toFixed(1)} m/s² at most; its least turning circle has a radius of ${radius} m.`;
}
