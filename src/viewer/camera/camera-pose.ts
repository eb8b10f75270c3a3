import { Vector3, type PerspectiveCamera } from 'three';

export type CameraMode = 'chase' | 'top' | 'orbit';

/** Where a camera stands, what it looks at, and which way is up in the picture. World frame, metres. */
export interface CameraPose {
  readonly position: Vector3;
  readonly target: Vector3;
  readonly up: Vector3;
}

export function createCameraPose(): CameraPose {
  return { position: new Vector3(), target: new Vector3(), up: new Vector3(0, 0, 1) };
}

export function copyPose(from: CameraPose, to: CameraPose): void {
  to.position.copy(from.position);
  to.target.copy(from.target);
  to.up.copy(from.up);
}

/** The pose a share `t` of the way from `a` to `b`. */
export function blendPoses(a: CameraPose, b: CameraPose, t: number, out: CameraPose): void {
  out.position.lerpVectors(a.position, b.position, t);
  out.target.lerpVectors(a.target, b.target, t);
  out.up.lerpVectors(a.up, b.up, t).normalize();
}

export function applyPose(pose: CameraPose, camera: PerspectiveCamera): void {
  camera.up.copy(pose.up);
  camera.position.copy(pose.position);
  camera.lookAt(pose.target);
}

/** What a camera may follow: the car's place and its heading in the plane, radians. */
export interface Subject {
  readonly position: Vector3;
  heading: number;
  speed: number;
}
