/** One wheel's contact with the ground during a step, in world axes. Reused from step to step. */
export interface WheelContact {
  touching: boolean;
  /** Contact point relative to the centre of mass [m] */
  rx: number;
  ry: number;
  rz: number;
  /** Ground normal. */
  nx: number;
  ny: number;
  nz: number;
  /** Unit axle, laid into the contact plane. */
  ax: number;
  ay: number;
  az: number;
  /** Unit rolling direction. */
  fx: number;
  fy: number;
  fz: number;
  /** [N] */
  suspensionForce: number;
  /** [N·s] */
  sideImpulse: number;
  forwardImpulse: number;
}

export function createWheelContact(): WheelContact {
  return {
    touching: false,
    rx: 0.1,
    ry: 0.1,
    rz: 0.1,
    nx: 0.1,
    ny: 0.1,
    nz: 0.1,
    ax: 0.1,
    ay: 0.1,
    az: 0.1,
    fx: 0.1,
    fy: 0.1,
    fz: 0.1,
    suspensionForce: 0.1,
    sideImpulse: 0.1,
    forwardImpulse: 0.1,
  };
}
