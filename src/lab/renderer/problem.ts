import { Widget } from '@lumino/widgets';

import { words } from '../kit/words';

/** Why an output is not drawn, and what to do; with the stored picture, if there is one. */
export class RenderProblem extends Widget {
  constructor(problem: string, png: unknown) {
    super();
    const trans = words();
    this.addClass('jp-Fink-RenderProblem');
    const message = document.createElement('div');
    message.setAttribute('role', 'alert');
    message.textContent = `${problem}\n${trans.__('Run the cell again to make a new one.')}`;
    this.node.append(message);
    if (typeof png === 'string' && /^[A-Za-z0-9+/=\s]+$/.test(png)) {
      const image = document.createElement('img');
      image.src = `data:image/png;base64,${png.replace(/\s/g, '')}`;
      image.alt = trans.__('Picture stored with this output');
      this.node.append(image);
    }
  }
}
