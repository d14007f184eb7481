import React from 'react';
import type { ISparkline } from '../../core/figure/sparkline';

const DEFAULTS = { width: 96, height: 24, radius: 1.6, margin: 3 };

export interface ISparklineProps {
  readonly model: ISparkline;
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** A light curve in a line of text. Bands differ by colour and by shape: g discs, r squares, i diamonds. */
export function Sparkline({
  model,
  width = DEFAULTS.width,
  height = DEFAULTS.height
}: ISparklineProps): React.ReactElement {
  const x = (value: number): number => DEFAULTS.margin + value * (width - 2 * DEFAULTS.margin);
  const y = (value: number): number => DEFAULTS.margin + value * (height - 2 * DEFAULTS.margin);
  return (
    <svg
      className="jp-Fink-Sparkline"
      role="img"
      aria-label={model.label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      {model.bands.map(band => (
        <path
          key={band.name}
          className={`jp-Fink-Sparkline-band jp-mod-${band.name}`}
          d={band.points.map(([left, top]) => marker(band.name, x(left), y(top))).join('')}
        />
      ))}
    </svg>
  );
}

function marker(band: string, x: number, y: number): string {
  const r = DEFAULTS.radius;
  const [left, top] = [text(x), text(y)];
  switch (band) {
    case 'g':
      return `M${text(x - r)},${top}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0z`;
    case 'r':
      return `M${text(x - r)},${text(y - r)}h${2 * r}v${2 * r}h${-2 * r}z`;
    default:
      return `M${left},${text(y - 2)}L${text(x + 2)},${top}L${left},${text(y + 2)}L${text(x - 2)},${top}z`;
  }
}

function text(value: number): string {
  return String(Math.round(value * 100) / 100);
}
