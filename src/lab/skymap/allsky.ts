import { geoGraticule, geoPath } from 'd3-geo';
import { geoMollweide } from 'd3-geo-projection';
import type { IBox, ISkyView, IViewLabel, SkyPosition } from './view';

const DEFAULTS = {
  raStep: 30,
  decStep: 30,
  labelledRa: [60, 120, 180, 240, 300],
  labelledDec: [-60, -30, 0, 30, 60]
};

/** The whole sky in Mollweide's projection, right ascension 180° in the middle and increasing to the left. */
export function allSkyView(box: IBox): ISkyView {
  const projection = geoMollweide()
    .rotate([-180, 0])
    .reflectX(true)
    .precision(0.2)
    .fitExtent(
      [
        [box.x, box.y],
        [box.x + box.width, box.y + box.height]
      ],
      { type: 'Sphere' }
    );
  const project = (position: SkyPosition): readonly [number, number] | undefined =>
    projection([position[0], position[1]]) ?? undefined;
  return {
    kind: 'all-sky',
    project,
    outline: context => {
      geoPath(projection, context)({ type: 'Sphere' });
    },
    line: (context, positions) => {
      geoPath(
        projection,
        context
      )({ type: 'LineString', coordinates: positions.map(([ra, dec]) => [ra, dec]) });
    },
    grid: geoGraticule()
      .stepMajor([DEFAULTS.raStep, DEFAULTS.decStep])
      .stepMinor([DEFAULTS.raStep, DEFAULTS.decStep])
      .extent([
        [-180, -90.001],
        [180, 90.001]
      ])
      .lines()
      .map(line =>
        line.coordinates.flatMap(([ra, dec]) => (ra === undefined || dec === undefined ? [] : [[ra, dec]]))
      ),
    labels: [...raLabels(project), ...decLabels(project)]
  };
}

type Project = ISkyView['project'];

function raLabels(project: Project): IViewLabel[] {
  return DEFAULTS.labelledRa.flatMap(ra => {
    const place = project([ra, 0]);
    return place === undefined
      ? []
      : [
          { text: `${ra}°`, x: place[0] + 4, y: place[1] - 3, align: 'left', baseline: 'bottom', onMap: true }
        ];
  });
}

/** Along the left border, which is right ascension 360°. */
function decLabels(project: Project): IViewLabel[] {
  return DEFAULTS.labelledDec.flatMap(dec => {
    const place = project([359.999, dec]);
    const text = dec > 0 ? `+${dec}°` : dec < 0 ? `−${-dec}°` : '0°';
    return place === undefined
      ? []
      : [{ text, x: place[0] - 6, y: place[1], align: 'right', baseline: 'middle', onMap: false }];
  });
}
