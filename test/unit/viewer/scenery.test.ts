import { Color, InstancedMesh, Matrix4, Mesh, MeshBasicMaterial, PerspectiveCamera, Quaternion } from 'three';
import { describe, expect, it } from 'vitest';
import { Track } from '../../../src/track/track.ts';
import { tracksidePosts } from '../../../src/viewer/camera/trackside-posts.ts';
import { CrossSections } from '../../../src/viewer/cross-sections.ts';
import type { BakedLight } from '../../../src/viewer/mesh-builder.ts';
import { SCENE_THEMES } from '../../../src/viewer/scene-theme.ts';
import { bendsOf } from '../../../src/viewer/scenery/bends.ts';
import { GroundShadows } from '../../../src/viewer/scenery/ground-shadows.ts';
import { RaceScenery } from '../../../src/viewer/scenery/race-scenery.ts';
import { SCENERY_THEMES } from '../../../src/viewer/scenery/scenery-theme.ts';
import { WheelTraces } from '../../../src/viewer/scenery/wheel-traces.ts';
import { TrackBounds } from '../../../src/viewer/track-bounds.ts';
import { buildTreeGrove } from '../../../src/viewer/tree-grove.ts';
import { POSE, POSE_SIZE } from '../../../src/workers/protocol.ts';
import { trackFile, trackFiles } from '../../contract/track-files.ts';

const LIGHT: BakedLight = {
  direction: [-0.72, -0.12, 0.6],
  sun: new Color('white'),
  shade: new Color('white'),
};

function sceneryOf(track: Track): RaceScenery {
  const [bounds, theme] = [new TrackBounds(track), SCENE_THEMES.dark];
  const posts = tracksidePosts(track, bounds);
  const trees = buildTreeGrove(track, bounds, posts, theme, LIGHT, 90);
  const scenery = new RaceScenery({
    track,
    bounds,
    posts,
    trees,
    theme,
    light: LIGHT,
    solid: new MeshBasicMaterial({ vertexColors: true }),
  });
  while (scenery.buildNext());
  return scenery;
}

/** Boards and stand, and the tyre walls. */
function standing(scenery: RaceScenery): { objects: Mesh; walls: InstancedMesh } {
  const [objects, walls] = scenery.children;
  return { objects: objects as Mesh, walls: walls as InstancedMesh };
}

/** Places of the tyre stacks. */
function stacksOf(walls: InstancedMesh): (readonly [number, number])[] {
  const matrix = new Matrix4();
  return Array.from({ length: walls.count }, (_, k) => {
    walls.getMatrixAt(k, matrix);
    return [matrix.elements[12], matrix.elements[13]];
  });
}

describe('the scenery of a track', () => {
  it.each(trackFiles.map((file) => [file.id, file] as const))(
    'stands beside the road, and is the same each time: %s',
    (_, file) => {
      const track = new Track(file);
      const { objects, walls } = standing(sceneryOf(track));
      const positions = objects.geometry.getAttribute('position');
      const isBeside = (x: number, y: number): boolean => {
        const { segment, distance } = track.project(x, y);
        return distance > Math.min(track.widthLeft[segment], track.widthRight[segment]) + 0.1;
      };
      const corners = Array.from({ length: positions.count }, (_, k) => k);
      expect(corners.filter((k) => !isBeside(positions.getX(k), positions.getY(k)))).toEqual([]);
      const stacks = stacksOf(walls);
      expect(stacks.every(([x, y]) => isBeside(x, y))).toBe(true);
      const again = standing(sceneryOf(track));
      expect(again.objects.geometry.getAttribute('position').array).toEqual(positions.array);
      expect(stacksOf(again.walls)).toEqual(stacks);
      // A budget: what all of it costs a graphics card.
      expect(positions.count / 3 + walls.count * 130).toBeLessThan(70_000);
    },
  );

  it('goes with its world', () => {
    const scenery = sceneryOf(new Track(trackFile('home')));
    let numDisposed = 0;
    const geometries = new Set<Mesh['geometry']>();
    scenery.traverse((part) => {
      if (part instanceof Mesh) geometries.add((part as Mesh).geometry);
    });
    for (const geometry of geometries) geometry.addEventListener('dispose', () => numDisposed++);
    scenery.follow(new PerspectiveCamera(), new Float32Array(0), 0);
    scenery.dispose();
    expect(numDisposed).toBe(geometries.size);
  });
});

describe('the bends of a road', () => {
  it('are the two ends of an oval, each after a straight', () => {
    const track = new Track(trackFile('oval'));
    const bends = bendsOf(new CrossSections(track));
    expect(bends).toHaveLength(2);
    for (const { turn, outside, straight } of bends) {
      expect(turn).toBeGreaterThan(2.7);
      expect(turn).toBeLessThan(3.3);
      expect(outside).toBe(track.isCounterClockwise ? -1 : 1);
      expect(straight).toBeGreaterThan(2);
      expect(straight).toBeLessThan(track.length / 2);
    }
  });
});

describe('a shadow on the ground', () => {
  it('lies away from the sun, as far as the thing is high', () => {
    const shadows = new GroundShadows([-1, 0, 1]);
    const corners = [0, 1].flatMap((x) => [0, 1].flatMap((y) => [0, 1].map((z) => [x, y, z] as const)));
    shadows.add(corners, 0);
    const { geometry } = shadows.build(0.5);
    geometry.computeBoundingBox();
    const { min, max } = geometry.boundingBox!;
    expect([min.x, min.y, max.x, max.y]).toEqual([0, 0, 2, 1]);
    expect(max.z).toBeLessThan(0.02);
  });
});

describe('what tyres leave behind', () => {
  const track = new Track(trackFile('home'));
  /** Marks and puffs after a drive along the start straight, `drift` radians askew and `aside` metres to its left. */
  function leftBy({ drift = 0, aside = 0, pull = 0, direction = 1 }) {
    const traces = new WheelTraces(track, SCENERY_THEMES.dark);
    const heading = track.headingAt(0.5);
    for (let k = 0; k < 12; k++) {
      const seconds = k / 60;
      const { x, y } = track.centre.at(0.2 + 3 * seconds + (pull * seconds * seconds) / 2);
      const pose = new Float32Array(POSE_SIZE);
      pose[POSE.x] = x - aside * Math.sin(heading);
      pose[POSE.y] = y + aside * Math.cos(heading);
      pose[POSE.qz] = Math.sin((heading + drift) / 2);
      pose[POSE.qw] = Math.cos((heading + drift) / 2);
      pose[POSE.speed] = 3 + pull * seconds;
      traces.follow(pose, direction / 60, new Quaternion());
    }
    const [marks, dust] = traces.children as [Mesh, InstancedMesh];
    return { numMarks: marks.geometry.drawRange.count / 6, isDusty: dust.visible };
  }

  it('is nothing where they grip', () => {
    expect(leftBy({})).toEqual({ numMarks: 0, isDusty: false });
    expect(leftBy({ pull: 5 })).toEqual({ numMarks: 0, isDusty: false });
  });

  it('is marks where they slide or are driven too hard, two at a time', () => {
    expect(leftBy({ drift: 0.2 }).numMarks).toBe(22);
    expect(leftBy({ pull: -12 }).numMarks).toBe(22);
  });

  it('is dust beside the road, and no marks', () => {
    expect(leftBy({ aside: 0.7, drift: 0.2 })).toEqual({ numMarks: 0, isDusty: true });
  });

  it('is nothing while a replay stands or runs backwards', () => {
    expect(leftBy({ drift: 0.2, direction: -1 }).numMarks).toBe(0);
    expect(leftBy({ drift: 0.2, direction: 0 }).numMarks).toBe(0);
  });
});
