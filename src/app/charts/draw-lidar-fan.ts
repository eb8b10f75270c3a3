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
  // Ahead (first number) is up, left (second) is left.
  const x = (i: number, share: number): number => middle - share * scale * points[i + 1];
  const y = (i: number, share: number): number => middle - share * scale * points[i];
  context.fillStyle = '#0b0e12';
  context.fillRect(0, 0, size, size);
  context.lineWidth = size / 120;
  for (let i = 0; i < points.length; i += 2) {
    const distance = Math.hypot(points[i], points[i + 1]);
    const isHit = distance < range;
    const share = Math.min(1, range / distance);
    context.strokeStyle = isHit ? '#ff9b3d' : '#2f3946';
    context.beginPath();
    context.moveTo(middle, middle);
    context.lineTo(x(i, share), y(i, share));
    context.stroke();
    if (!isHit) continue;
    context.fillStyle = '#ffd0a0';
    context.beginPath();
    context.arc(x(i, 1), y(i, 1), size / 60, 0, 2 * Math.PI);
    context.fill();
  }
  context.fillStyle = '#3e9eff';
  context.fillRect(
    middle - scale * CAR.half,
    middle - scale * CAR.ahead,
    2 * scale * CAR.half,
    scale * (CAR.ahead + CAR.behind),
  );
}
