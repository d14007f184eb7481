/** Marker shapes of the sky map. */
export const SKY_MARKERS = [
  'circle',
  'square',
  'triangle-up',
  'triangle-down',
  'diamond',
  'cross',
  'x',
  'star'
] as const;
export type SkyMarker = (typeof SKY_MARKERS)[number];

export interface ISkyLook {
  readonly color: string;
  readonly marker: SkyMarker;
}

/** Looks of the classes that Fink assigns; hues as on Fink's portal, told apart by shape as well. */
const FINK_CLASSES: Readonly<Record<string, ISkyLook>> = {
  'Early SN Ia candidate': { color: '#E03131', marker: 'star' },
  'SN candidate': { color: '#F76707', marker: 'circle' },
  'Kilonova candidate': { color: '#343A40', marker: 'diamond' },
  'Microlensing candidate': { color: '#5C940D', marker: 'square' },
  'Solar System MPC': { color: '#C98A00', marker: 'triangle-up' },
  'Solar System candidate': { color: '#3B5BDB', marker: 'triangle-down' },
  Tracklet: { color: '#7048E8', marker: 'cross' },
  Ambiguous: { color: '#AE3EC9', marker: 'x' },
  Unknown: { color: '#868E96', marker: 'circle' }
};

/** Blue of labels that come from SIMBAD, TNS or elsewhere; they differ by shape first, then by shade. */
const OTHER_COLORS = ['#1C7ED6', '#0B7285', '#0CA678'];

/** Looks of class names in order; the same list gives the same looks. */
export function skyLooks(names: readonly string[]): ISkyLook[] {
  let others = 0;
  return names.map(name => {
    const known = Object.hasOwn(FINK_CLASSES, name) ? FINK_CLASSES[name] : undefined;
    if (known !== undefined) {
      return known;
    }
    const marker = SKY_MARKERS[others % SKY_MARKERS.length] ?? 'circle';
    const color = OTHER_COLORS[Math.floor(others / SKY_MARKERS.length) % OTHER_COLORS.length] ?? '#1C7ED6';
    others += 1;
    return { color, marker };
  });
}
