import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { describeSkyMap } from '../../core/figure/describe';
import type { ISkyPoint, ISkyScene } from '../../core/figure/skymap';
import { dataTableTwin } from '../kit/datatable';
import { onThemeChange, pageTheme } from '../kit/theme';
import { words } from '../kit/words';
import { whileVisible } from '../kit/visible';
import { drawSky, planSky, setFont } from './draw';
import { pointLines, skyTable } from './table';
import type { ISkyView } from './view';

const DEFAULTS = {
  /** Pixels around a point in which the pointer finds it. */
  reach: 10
};

/** A sky map that draws itself when it can be seen, follows the theme, and has a table of its points. */
export class SkyMapWidget extends Widget {
  constructor(options: { readonly scene: ISkyScene; readonly label?: string }) {
    super();
    this._scene = options.scene;
    this.addClass('jp-Fink-SkyMap');
    this._frame.className = 'jp-Fink-SkyMap-frame';
    this._canvas.setAttribute('role', 'img');
    this._canvas.setAttribute('aria-label', options.label ?? describeSkyMap(options.scene));
    this._tip.className = 'jp-Fink-SkyMap-tip';
    this._tip.hidden = true;
    this._frame.append(this._canvas, this._tip);
    const count = options.scene.points.length;
    this.node.append(
      this._frame,
      dataTableTwin(words().__('List of objects (%1)', count), () => skyTable(this._scene))
    );
  }

  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this._stop();
    super.dispose();
  }

  /** The point nearest to a place of the canvas (CSS pixels), if one is within reach. */
  pointAt(x: number, y: number): ISkyPoint | undefined {
    let nearest: ISkyPoint | undefined;
    let reach = DEFAULTS.reach;
    this._scene.points.forEach(point => {
      const place = this._view?.project([point.ra, point.dec]);
      const distance = place === undefined ? Infinity : Math.hypot(place[0] - x, place[1] - y);
      if (distance <= reach) {
        reach = distance;
        nearest = point;
      }
    });
    return nearest;
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    const move = (event: PointerEvent): void => this._hover(event);
    const leave = (): void => {
      this._tip.hidden = true;
    };
    this._canvas.addEventListener('pointermove', move);
    this._canvas.addEventListener('pointerleave', leave);
    const stops = [
      whileVisible(this._frame, () => this._draw()),
      onThemeChange(() => this._draw()),
      () => this._canvas.removeEventListener('pointermove', move),
      () => this._canvas.removeEventListener('pointerleave', leave)
    ];
    this._stop = () => stops.forEach(stop => stop());
  }

  protected override onBeforeDetach(message: Message): void {
    this._stop();
    super.onBeforeDetach(message);
  }

  private _draw(): void {
    const context = this._canvas.getContext('2d');
    const width = this._frame.clientWidth;
    if (context === null || width === 0) {
      return;
    }
    const theme = pageTheme();
    const ratio = window.devicePixelRatio || 1;
    setFont(context, theme, 12);
    const plan = planSky(this._scene, width, text => context.measureText(text).width);
    this._canvas.width = Math.round(plan.width * ratio);
    this._canvas.height = Math.round(plan.height * ratio);
    this._canvas.style.height = `${plan.height}px`;
    context.scale(ratio, ratio);
    this._view = drawSky(context, this._scene, plan, theme);
  }

  private _hover(event: PointerEvent): void {
    const box = this._canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const point = this.pointAt(x, y);
    this._tip.hidden = point === undefined;
    if (point !== undefined) {
      this._tip.textContent = pointLines(this._scene, point).join('\n');
      const left = x > box.width / 2;
      this._tip.style.left = left ? '' : `${x + 14}px`;
      this._tip.style.right = left ? `${box.width - x + 14}px` : '';
      this._tip.style.top = `${y + 10}px`;
    }
  }

  private readonly _scene: ISkyScene;
  private readonly _frame = document.createElement('div');
  private readonly _canvas = document.createElement('canvas');
  private readonly _tip = document.createElement('div');
  private _view: ISkyView | undefined;
  private _stop: () => void = () => undefined;
}
