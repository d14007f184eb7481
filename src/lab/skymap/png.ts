import type { ISkyScene } from '../../core/figure/skymap';
import { palettePng } from '../kit/palettepng';
import { PRINT_THEME } from '../kit/theme';
import { drawSky, planSky, setFont } from './draw';

const DEFAULTS = { width: 800, scale: 2 };

/** The scene as a PNG in base64, dark on white whatever the theme of the page. Empty where there is no canvas. */
export async function skyMapPng(
  scene: ISkyScene,
  options: { width?: number; scale?: number } = {}
): Promise<string> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) {
    return '';
  }
  const scale = options.scale ?? DEFAULTS.scale;
  setFont(context, PRINT_THEME, 12);
  const plan = planSky(scene, options.width ?? DEFAULTS.width, text => context.measureText(text).width);
  canvas.width = Math.round(plan.width * scale);
  canvas.height = Math.round(plan.height * scale);
  context.scale(scale, scale);
  drawSky(context, scene, plan, PRINT_THEME);
  return palettePng(canvas);
}
