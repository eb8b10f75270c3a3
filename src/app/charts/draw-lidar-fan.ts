import type { LidarSight } from '../../training/policy-sight.ts';

/** The picture reaches this much beyond what the policy is told of, so that its end is seen. */
const MARGIN = 1.12;
/** Outline of the car, metres: ahead, behind, half width. */
const CAR = { ahead: 0.14, behind: 0.18, half: 0.098 };

/** Of the longest of the marks at rays that mattered, in parts of the picture. */
const MARK = 0.09;

/**
 * Draws lidar rays from above, ahead is up: dim where nothing is in reach, orange up to what is.
 * @param size of the square picture, pixels
 * @param effects per ray how much it mattered, drawn as blue marks along the edge, the longest where most; null draws none
 */
export function drawLidarFan(
  context: CanvasRenderingContext2D,
  { points, range }: LidarSight,
  size: number,
  effects: Float32Array | null = null,
): void {
  const scale = size / (2 * MARGIN * (range + CAR.ahead));
  const middle = size / 2;
  const dot = size / 40;
  const rays = { free: new Path2D(), hit: new Path2D(), dots: new Path2D(), marks: new Path2D() };
  const most = Math.max(...(effects ?? [0]));
  for (let i = 0; i < points.length; i += 2) {
    const distance = Math.hypot(points[i], points[i + 1]);
    const isHit = distance < range;
    const length = isHit ? scale : (scale * range) / distance;
    // Ahead (the first number) is up, left (the second) is left.
    const [x, y] = [middle - length * points[i + 1], middle - length * points[i]];
    const ray = isHit ? rays.hit : rays.free;
    ray.moveTo(middle, middle);
    ray.lineTo(x, y);
    const effect = effects?.[i / 2] ?? 0;
    if (most > 0 && effect > 0) {
      // From the edge inwards.
      const [dx, dy] = [-points[i + 1] / distance, -points[i] / distance];
      const inner = middle - 1 - (MARK * size * effect) / most;
      rays.marks.moveTo(middle + inner * dx, middle + inner * dy);
      rays.marks.lineTo(middle + (middle - 1) * dx, middle + (middle - 1) * dy);
    }
    if (isHit) rays.dots.rect(x - dot / 2, y - dot / 2, dot, dot);
  }
  context.fillStyle = '#0b0e12';
  context.fillRect(0, 0, size, size);
  context.lineWidth = size / 120;
  context.strokeStyle = '#2f3946';
  context.stroke(rays.free);
  context.strokeStyle = '#ff9b3d';
  context.stroke(rays.hit);
  context.lineWidth = size / 60;
  context.strokeStyle = '#70b8ff';
  context.stroke(rays.marks);
  context.fillStyle = '#ffd0a0';
  context.fill(rays.dots);
  context.fillStyle = '#3e9eff';
  const [width, length] = [2 * scale * CAR.half, scale * (CAR.ahead + CAR.behind)];
  context.fillRect(middle - width / 2, middle - scale * CAR.ahead, width, length);
}
