/**
 * State of all cars after a step as flat columns, [numCars] each; owned and overwritten by the world.
 * World frame: x right, y up the page, z to the sky. Positions are those of a car's base, the
 * point on the ground under the middle of its wheelbase as DeepRacer's simulator has it.
 */
export class CarStates {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Height of the centre of mass [m] */
  readonly z: Float64Array;
  /** Direction of the car's nose in the plane [rad], (-π, π] */
  readonly heading: Float64Array;
  /** Velocity along and to the left of the nose [m/s] */
  readonly speed: Float64Array;
  readonly lateralSpeed: Float64Array;
  /** [rad/s], counter-clockwise positive */
  readonly yawRate: Float64Array;
  /** How far the front wheels are turned [rad], positive = left */
  readonly steeringAngle: Float64Array;
  /** 1 where a tyre is at its friction limit. */
  readonly sliding: Uint8Array;

  constructor(readonly numCars: number) {
    this.x = new Float64Array(numCars);
    this.y = new Float64Array(numCars);
    this.z = new Float64Array(numCars);
    this.heading = new Float64Array(numCars);
    this.speed = new Float64Array(numCars);
    this.lateralSpeed = new Float64Array(numCars);
    this.yawRate = new Float64Array(numCars);
    this.steeringAngle = new Float64Array(numCars);
    this.sliding = new Uint8Array(numCars);
  }
}
