import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { lightCurveExtension } from './lab/renderer/lightcurve';
import { skyMapExtension } from './lab/renderer/skymap';

/** Renderers of notebook outputs. They work in notebooks that nobody trusts, without server and without kernel. */
const extensions: IRenderMime.IExtension[] = [lightCurveExtension, skyMapExtension];

export default extensions;
