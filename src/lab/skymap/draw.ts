import type { ISkyScene } from '../../core/figure/skymap';
import { legible } from '../kit/color';
import type { IFigureTheme } from '../kit/theme';
import { coneBorder, GALACTIC_PLANE } from './curves';
import { legendOf, shortText, type ILegend } from './legend';
import { drawMarker } from './marker';
import { fieldOf, viewOf, type IBox, type ISkyView } from './view';

const DEFAULTS = {
  left: 14,
  /** Room for labels of declination: short ones beside the whole sky, long ones beside a field. */
  allSkyLabels: 30,
  localLabels: 84,
  right: 14,
  title: 34,
  raLabels: 26,
  note: 18,
  tallest: 460,
  marker: 4.5,
  denseMarker: 3,
  dense: 800
};

/** Where things stand in a sky map of a width. */
export interface ISkyPlan {
  readonly width: number;
  readonly height: number;
  readonly map: IBox;
  readonly legend: ILegend;
}

/** Lays out title, map, legend and note in a width, CSS pixels. */
export function planSky(scene: ISkyScene, width: number, measure: (text: string) => number): ISkyPlan {
  const local = fieldOf(scene) !== undefined;
  const left = DEFAULTS.left + (local ? DEFAULTS.localLabels : DEFAULTS.allSkyLabels);
  const right = DEFAULTS.right + (local ? 0 : DEFAULTS.allSkyLabels);
  const wide = Math.max(80, width - left - right);
  const tall = Math.min(DEFAULTS.tallest, local ? wide * 0.7 : wide / 2);
  const legend = legendOf(scene, width - 2 * DEFAULTS.left, measure);
  const below =
    (local ? DEFAULTS.raLabels : 10) + legend.height + (scene.note === undefined ? 0 : DEFAULTS.note) + 8;
  return {
    width,
    height: DEFAULTS.title + tall + below,
    map: { x: left, y: DEFAULTS.title, width: wide, height: tall },
    legend
  };
}

/** Draws a scene; returns the view, by which places of points can be found again. */
export function drawSky(
  context: CanvasRenderingContext2D,
  scene: ISkyScene,
  plan: ISkyPlan,
  theme: IFigureTheme
): ISkyView {
  const view = viewOf(scene, plan.map);
  context.clearRect(0, 0, plan.width, plan.height);
  context.fillStyle = theme.background;
  context.fillRect(0, 0, plan.width, plan.height);
  context.lineJoin = 'round';
  context.save();
  context.beginPath();
  view.outline(context);
  context.clip();
  drawLines(context, view, theme, scene);
  context.restore();
  context.beginPath();
  view.outline(context);
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.stroke();
  drawPoints(context, scene, view, theme);
  drawLabels(context, view, theme);
  drawScale(context, view, plan, theme);
  drawFrame(context, scene, plan, theme, view.kind === 'local');
  return view;
}

function drawLines(
  context: CanvasRenderingContext2D,
  view: ISkyView,
  theme: IFigureTheme,
  scene: ISkyScene
): void {
  context.strokeStyle = theme.grid;
  context.lineWidth = 1;
  context.beginPath();
  view.grid.forEach(line => view.line(context, line));
  context.stroke();
  context.strokeStyle = theme.faintText;
  context.setLineDash([6, 4]);
  context.beginPath();
  view.line(context, GALACTIC_PLANE);
  context.stroke();
  context.setLineDash([]);
  if (scene.cone !== undefined) {
    context.strokeStyle = theme.accent;
    context.lineWidth = 1.5;
    context.beginPath();
    view.line(context, coneBorder(scene.cone));
    context.stroke();
  }
}

function drawLabels(context: CanvasRenderingContext2D, view: ISkyView, theme: IFigureTheme): void {
  setFont(context, theme, 11);
  view.labels.forEach(label => {
    context.textAlign = label.align;
    context.textBaseline = label.baseline;
    if (label.onMap) {
      context.strokeStyle = theme.background;
      context.lineWidth = 3;
      context.strokeText(label.text, label.x, label.y);
    }
    context.fillStyle = theme.faintText;
    context.fillText(label.text, label.x, label.y);
  });
}

/** Rare classes are drawn last, so that many common points do not hide them. */
function drawPoints(
  context: CanvasRenderingContext2D,
  scene: ISkyScene,
  view: ISkyView,
  theme: IFigureTheme
): void {
  const size = scene.points.length > DEFAULTS.dense ? DEFAULTS.denseMarker : DEFAULTS.marker;
  scene.classes.forEach((entry, index) => {
    const style = markerStyle(entry.color, theme, size, entry.marker);
    scene.points
      .filter(point => point.class === index)
      .forEach(point => {
        const place = view.project([point.ra, point.dec]);
        if (place !== undefined) {
          drawMarker(context, entry.marker, place[0], place[1], style);
        }
      });
  });
}

function markerStyle(
  color: string,
  theme: IFigureTheme,
  size: number,
  marker: string
): { fill: string; stroke: string; size: number } {
  const seen = legible(color, theme.background);
  const lines = marker === 'cross' || marker === 'x';
  return { fill: color, stroke: lines || seen !== color ? seen : theme.background, size };
}

function drawScale(
  context: CanvasRenderingContext2D,
  view: ISkyView,
  plan: ISkyPlan,
  theme: IFigureTheme
): void {
  if (view.scale === undefined) {
    return;
  }
  const right = plan.map.x + plan.map.width - 12;
  const y = plan.map.y + plan.map.height - 12;
  const left = right - view.scale.pixels;
  context.fillStyle = theme.background;
  context.globalAlpha = 0.8;
  context.fillRect(left - 8, y - 22, view.scale.pixels + 16, 30);
  context.globalAlpha = 1;
  context.strokeStyle = theme.text;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(left, y - 4);
  context.lineTo(left, y);
  context.lineTo(right, y);
  context.lineTo(right, y - 4);
  context.stroke();
  setFont(context, theme, 11);
  context.fillStyle = theme.text;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText(view.scale.text, (left + right) / 2, y - 5);
}

/** Title, what the lines mean, legend and note. */
function drawFrame(
  context: CanvasRenderingContext2D,
  scene: ISkyScene,
  plan: ISkyPlan,
  theme: IFigureTheme,
  local: boolean
): void {
  const simulated = scene.simulated ? ' – simulated' : '';
  setFont(context, theme, 15);
  context.fillStyle = theme.text;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(shortText(scene.title, 60) + simulated, DEFAULTS.left, DEFAULTS.title / 2 - 2);
  setFont(context, theme, 11);
  context.fillStyle = theme.faintText;
  context.textAlign = 'right';
  const words = local ? 'ICRS, east to the left' : 'ICRS, east to the left; dashed: galactic plane';
  context.fillText(words, plan.width - DEFAULTS.right, DEFAULTS.title / 2 - 2);
  context.textAlign = 'left';
  setFont(context, theme, 12);
  const top = plan.map.y + plan.map.height + (local ? DEFAULTS.raLabels : 10);
  plan.legend.items.forEach(({ entry, text, x, y }) => {
    drawMarker(
      context,
      entry.marker,
      DEFAULTS.left + x + 5,
      top + y,
      markerStyle(entry.color, theme, DEFAULTS.marker, entry.marker)
    );
    context.fillStyle = theme.text;
    context.fillText(text, DEFAULTS.left + x + 15, top + y + 1);
  });
  if (scene.note !== undefined) {
    setFont(context, theme, 11);
    context.fillStyle = theme.faintText;
    context.fillText(shortText(scene.note, 140), DEFAULTS.left, top + plan.legend.height + DEFAULTS.note / 2);
  }
}

/** Fonts are set in one place, so that texts are measured as they are drawn. */
export function setFont(context: CanvasRenderingContext2D, theme: IFigureTheme, size: number): void {
  context.font = `${size}px ${theme.fontFamily}`;
}
