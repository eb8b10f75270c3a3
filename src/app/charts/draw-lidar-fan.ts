import type { LidarSight } from '../../training/policy-sight.ts';

/** The picture reaches this much beyond what the policy is told of, so that its end is seen. */
const MARGIN = 1.12;
/** Outline of the car, metres: ahead, behind, half width. */
const CAR = { ahead: 0.14, behind: 0.18, half: 0.098 };

/**
 * Draws lidar rays from above, ahead is up: dim where nothing is in reach, orange up to what is.
 * @param size of the square picture, pixels
 */
export function drawLidarFan(
  context: CanvasRenderingContext2D,
  { points, range }: LidarSight,
  size: number,
): void {
  const scale = size / (2 * MARGIN * (range + CAR.ahead));
  const middle = size / 2;
  const dot = size / 40;
  const rays = { free: new Path2D(), hit: new Path2D(), dots: new Path2D() };
  for (let i = 0; i < points.length; i += 2) {
    const distance = Math.hypot(points[i], points[i + 1]);
    const isHit = distance < range;
    const length = isHit ? scale : (scale * range) / distance;
    // Ahead (the first number) is up, left (the second) is left.
    const [x, y] = [middle - length * points[i + 1], middle - length * points[i]];
    const ray = isHit ? rays.hit : rays.free;
    ray.moveTo(middle, middle);
    ray.lineTo(x, y);
    if (isHit) rays.dots.rect(x - dot / 2, y - dot / 2, dot, dot);
  }
  context.fillStyle = '#0b0e12';
  context.fillRect(0, 0, size, size);
  context.lineWidth = size / 120;
  context.strokeStyle = '#2f3946';
  context.stroke(rays.free);
  context.strokeStyle = '#ff9b3d';
  context.stroke(rays.hit);
  context.fillStyle = '#ffd0a0';
  context.fill(rays.dots);
  context.fillStyle = '#3e9eff';
  const [width, length] = [2 * scale * CAR.half, scale * (CAR.ahead + CAR.behind)];
  context.fillRect(middle - width / 2, middle - scale * CAR.ahead, width, length);
}
