import { LabIcon } from '@jupyterlab/ui-components';

/** A source that brightens and fades: a light curve under a star. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24">
  <g class="jp-icon3 jp-icon-selectable" fill="#616161">
    <path d="M12 1.5 13.5 7 19 8.5 13.5 10 12 15.5 10.5 10 5 8.5 10.5 7z"/>
    <circle cx="3" cy="21" r="1.6"/>
    <circle cx="7.5" cy="18.8" r="1.6"/>
    <circle cx="12" cy="17.6" r="1.6"/>
    <circle cx="16.5" cy="19.4" r="1.6"/>
    <circle cx="21" cy="21.2" r="1.6"/>
  </g>
</svg>`;

export const finkIcon = new LabIcon({ name: 'jupyterlab-fink:icon', svgstr: SVG });
