import type { Car, CarBody } from '../sim/car.ts';

/** What a car is drawn as. */
export interface CarLook {
  readonly shape: CarBody['shape'];
  /** Colours of its own as `#rrggbb`; null: those of the picture's theme. */
  readonly colours: Pick<CarBody, 'paint' | 'trim'> | null;
  /** Half the wheelbase and half the track [m] */
  readonly axle: number;
  readonly wheelY: number;
}

/** Of the cars that ship. */
export const STOCK_LOOK: CarLook = { shape: 'open-wheeler', colours: null, axle: 0.0825, wheelY: 0.082 };

export function carLookOf(car: Car): CarLook {
  if (typeof car === 'string') return STOCK_LOOK;
  const { body, values } = car;
  return {
    shape: body.shape,
    colours: body,
    axle: values.wheelbase / 2,
    wheelY: values.trackWidth / 2 + (STOCK_LOOK.wheelY - 0.08),
  };
}

/** The same car in another paint; what the theme colours stays so. */
export function paintedLook(look: CarLook, paint: string): CarLook {
  return look.colours === null ? look : { ...look, colours: { paint, trim: look.colours.trim } };
}

export function isSameLook(a: CarLook, b: CarLook): boolean {
  return (
    a.shape === b.shape &&
    a.colours?.paint === b.colours?.paint &&
    a.colours?.trim === b.colours?.trim &&
    a.axle === b.axle &&
    a.wheelY === b.wheelY
  );
}
