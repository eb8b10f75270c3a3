import { Vector3, type PerspectiveCamera } from 'three';
import { toDegrees } from '../../math/angle.ts';

export type CameraMode = 'orbit' | 'chase' | 'onboard' | 'trackside' | 'top';

/** From top to bottom of the picture, radians, for cameras that do not choose their own lens. */
export const USUAL_FOV = (38 * Math.PI) / 180;

/** Where a camera stands, what it looks at, which way is up in the picture, and its lens. World frame, metres. */
export interface CameraPose {
  readonly position: Vector3;
  readonly target: Vector3;
  readonly up: Vector3;
  /** From top to bottom of the picture, radians. */
  fov: number;
}

export function createCameraPose(): CameraPose {
  return { position: new Vector3(), target: new Vector3(), up: new Vector3(0, 0, 1), fov: USUAL_FOV };
}

export function copyPose(from: CameraPose, to: CameraPose): void {
  to.position.copy(from.position);
  to.target.copy(from.target);
  to.up.copy(from.up);
  to.fov = from.fov;
}

/** The pose a share `t` of the way from `a` to `b`. */
export function blendPoses(a: CameraPose, b: CameraPose, t: number, out: CameraPose): void {
  out.position.lerpVectors(a.position, b.position, t);
  out.target.lerpVectors(a.target, b.target, t);
  out.up.lerpVectors(a.up, b.up, t).normalize();
  out.fov = a.fov + t * (b.fov - a.fov);
}

export function applyPose(pose: CameraPose, camera: PerspectiveCamera): void {
  camera.up.copy(pose.up);
  camera.position.copy(pose.position);
  camera.lookAt(pose.target);
  const fov = toDegrees(pose.fov);
  if (camera.fov === fov) return;
  camera.fov = fov;
  camera.updateProjectionMatrix();
}

/** What a camera may follow: the car's place, its heading in the plane and how far its nose points up, radians; m/s. */
export interface Subject {
  readonly position: Vector3;
  heading: number;
  pitch: number;
  speed: number;
}
