import { formatDms, formatHms } from '../../core/sky/sexagesimal';
import { fixed } from '../../core/figure/round';
import type { ISkyPoint, ISkyScene } from '../../core/figure/skymap';
import { shownId } from '../../core/figure/text';
import type { IDataTable } from '../kit/datatable';
import { words } from '../kit/words';

/** The points of a scene as text, in its order. */
export function skyTable(scene: ISkyScene): IDataTable {
  const trans = words();
  return {
    caption: scene.title,
    head: [
      trans.__('Object'),
      trans.__('Class'),
      trans.__('RA (deg)'),
      trans.__('Dec (deg)'),
      trans.__('RA'),
      trans.__('Dec'),
      trans.__('Magnitude')
    ],
    rows: scene.points.map(point => [
      shownId(point.id),
      className(scene, point),
      fixed(point.ra, 7),
      fixed(point.dec, 7),
      formatHms(point.ra),
      formatDms(point.dec),
      point.magnitude === undefined ? '' : fixed(point.magnitude, 2)
    ])
  };
}

/** Lines of the text that stands beside the pointer. */
export function pointLines(scene: ISkyScene, point: ISkyPoint): string[] {
  const magnitude =
    point.magnitude === undefined ? [] : [words().__('magnitude %1', fixed(point.magnitude, 2))];
  return [
    shownId(point.id),
    className(scene, point),
    `${fixed(point.ra, 5)}, ${fixed(point.dec, 5)} deg`,
    ...magnitude
  ];
}

function className(scene: ISkyScene, point: ISkyPoint): string {
  return scene.classes[point.class]?.name ?? '';
}
