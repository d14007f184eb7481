import type { SkyMarker } from '../../core/figure/skyclass';

/** Corners of markers in a box from -1 to 1, y down; `cross` and `x` are strokes. */
const CORNERS: Readonly<
  Record<Exclude<SkyMarker, 'circle' | 'cross' | 'x'>, readonly (readonly [number, number])[]>
> = {
  square: [
    [-0.85, -0.85],
    [0.85, -0.85],
    [0.85, 0.85],
    [-0.85, 0.85]
  ],
  'triangle-up': [
    [0, -1.1],
    [1, 0.8],
    [-1, 0.8]
  ],
  'triangle-down': [
    [0, 1.1],
    [1, -0.8],
    [-1, -0.8]
  ],
  diamond: [
    [0, -1.2],
    [1, 0],
    [0, 1.2],
    [-1, 0]
  ],
  star: Array.from({ length: 10 }, (_, n) => {
    const length = n % 2 === 0 ? 1.35 : 0.6;
    return [length * Math.sin((n * Math.PI) / 5), -length * Math.cos((n * Math.PI) / 5)] as const;
  })
};

const STROKES: Readonly<Record<'cross' | 'x', readonly (readonly [number, number, number, number])[]>> = {
  cross: [
    [-1.1, 0, 1.1, 0],
    [0, -1.1, 0, 1.1]
  ],
  x: [
    [-0.9, -0.9, 0.9, 0.9],
    [-0.9, 0.9, 0.9, -0.9]
  ]
};

export interface IMarkerStyle {
  readonly fill: string;
  /** Outline; for markers made of lines, the line itself. */
  readonly stroke: string;
  /** Half the size in pixels. */
  readonly size: number;
}

/** Draws a marker with its middle at a place. */
export function drawMarker(
  context: CanvasRenderingContext2D,
  marker: SkyMarker,
  x: number,
  y: number,
  style: IMarkerStyle
): void {
  context.beginPath();
  context.fillStyle = style.fill;
  context.strokeStyle = style.stroke;
  if (marker === 'cross' || marker === 'x') {
    STROKES[marker].forEach(([x1, y1, x2, y2]) => {
      context.moveTo(x + x1 * style.size, y + y1 * style.size);
      context.lineTo(x + x2 * style.size, y + y2 * style.size);
    });
    context.lineWidth = 2;
    context.stroke();
    return;
  }
  if (marker === 'circle') {
    context.arc(x, y, style.size, 0, 2 * Math.PI);
  } else {
    CORNERS[marker].forEach(([dx, dy], index) => {
      context[index === 0 ? 'moveTo' : 'lineTo'](x + dx * style.size, y + dy * style.size);
    });
    context.closePath();
  }
  context.fill();
  context.lineWidth = 1;
  context.stroke();
}
