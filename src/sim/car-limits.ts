const DEGREE = Math.PI / 180;

/** The values of a car that people choose, with what each may be at all; together they must also be stable (`car-checks.ts`). */
export const CAR_LIMITS = {
  /** [kg] */
  mass: { low: 0.6, high: 4 },
  /** Largest tyre force over wheel load */
  grip: { low: 0.3, high: 5 },
  /** [m] */
  wheelbase: { low: 0.12, high: 0.26 },
  trackWidth: { low: 0.1, high: 0.22 },
  centreOfMassHeight: { low: 0.03, high: 0.12 },
  /** [m/s]; no policy commands more than the highest or less than the lowest */
  minSpeed: { low: 0.1, high: 2 },
  maxSpeed: { low: 0.5, high: 4 },
  /** [rad] */
  maxSteeringAngle: { low: 5 * DEGREE, high: 30 * DEGREE },
  /** Of all wheels together [N] */
  motorForce: { low: 1, high: 40 },
  brakeForce: { low: 1, high: 40 },
  /** [m] */
  cameraHeight: { low: 0.05, high: 0.4 },
  /** Down [rad] */
  cameraPitch: { low: 0, high: 45 * DEGREE },
  /** [rad] */
  cameraFieldOfView: { low: 30 * DEGREE, high: 120 * DEGREE },
  /** Ahead of the wheelbase's middle [m] */
  lidarForward: { low: -0.15, high: 0.15 },
} as const satisfies Readonly<Record<string, { readonly low: number; readonly high: number }>>;

/** One of the values of a car that people choose. */
export type CarValue = keyof typeof CAR_LIMITS;
export type CarValues = Readonly<Record<CarValue, number>>;

export const CAR_VALUES = Object.keys(CAR_LIMITS) as CarValue[];
