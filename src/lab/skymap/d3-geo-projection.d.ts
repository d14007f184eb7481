// No types in any registry for this package; the one function used here.
declare module 'd3-geo-projection' {
  import type { GeoProjection } from 'd3-geo';
  export function geoMollweide(): GeoProjection;
}
