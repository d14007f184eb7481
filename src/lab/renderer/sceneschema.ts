import { z } from 'zod';
import { MAX_POINTS } from '../../core/figure/cap';
import { SKY_MARKERS } from '../../core/figure/skyclass';
import type { ISkyScene } from '../../core/figure/skymap';
import { parseColor } from '../kit/color';
import { firstIssue } from './figureschema';

const ra = z.number().min(0).max(360);
const dec = z.number().min(-90).max(90);

/** Texts of a scene are drawn on a canvas or set as text: they need no escaping, only a bound. */
const scene = z
  .object({
    version: z.literal(1),
    projection: z.literal('mollweide'),
    title: z.string().max(500),
    simulated: z.boolean(),
    classes: z
      .array(
        z.object({
          name: z.string().max(200),
          color: z.string().refine(value => parseColor(value) !== undefined, 'not a colour'),
          marker: z.enum(SKY_MARKERS),
          count: z.number().int().min(0)
        })
      )
      .max(50),
    points: z
      .array(
        z.object({
          id: z.string().max(200),
          ra,
          dec,
          class: z.number().int().min(0),
          magnitude: z.number().exactOptional()
        })
      )
      .max(MAX_POINTS),
    cone: z.object({ ra, dec, radius: z.number().positive().max(648000) }).exactOptional(),
    note: z.string().max(1000).exactOptional()
  })
  .refine(
    value => value.points.every(point => point.class < value.classes.length),
    'points of a class that is not listed'
  );

/** A stored sky map as it may be drawn, or what is wrong with it. */
export function readScene(stored: unknown): { scene: ISkyScene } | { problem: string } {
  const parsed = scene.safeParse(stored);
  return parsed.success ? { scene: parsed.data } : { problem: firstIssue(parsed.error) };
}
