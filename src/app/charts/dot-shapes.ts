import uPlot from 'uplot';

/** Draws a dot of some size around a place; canvas pixels. */
type DotShape = (path: Path2D, x: number, y: number, radius: number) => void;

const circle: DotShape = (path, x, y, r) => {
  path.moveTo(x + r, y);
  path.arc(x, y, r, 0, 2 * Math.PI);
};

const square: DotShape = (path, x, y, r) => path.rect(x - r, y - r, 2 * r, 2 * r);

const diamond: DotShape = (path, x, y, r) => {
  const reach = 1.25 * r;
  path.moveTo(x + reach, y);
  for (const [dx, dy] of [
    [0, reach],
    [-reach, 0],
    [0, -reach],
  ] as const)
    path.lineTo(x + dx, y + dy);
  path.closePath();
};

/** Of the dots of runs that are compared, so that no two differ by colour alone. */
export const DOT_SHAPES = [circle, square, diamond] as const;

/** A series of dots, without a line. @param size CSS pixels */
export function dotSeries(
  size: number,
  stroke: string,
  fill: string,
  shape: DotShape = circle,
): uPlot.Series {
  const paths: uPlot.Series.Points.PathBuilder = (plot, series, first, last, chosen) => {
    const path = new Path2D();
    const [xs, ys] = [plot.data[0], plot.data[series]];
    for (const i of chosen ?? Array.from({ length: last - first + 1 }, (_, k) => first + k)) {
      const y = ys[i] ?? null;
      if (y === null) continue;
      shape(path, plot.valToPos(xs[i], 'x', true), plot.valToPos(y, 'y', true), (size / 2) * uPlot.pxRatio);
    }
    return { stroke: path, fill: path };
  };
  return { paths: () => null, points: { show: true, size, stroke, width: 1.4, fill, paths } };
}
