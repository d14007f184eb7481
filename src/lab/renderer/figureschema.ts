import { z } from 'zod';
import { MAX_POINTS } from '../../core/figure/cap';
import { FIGURE_CONFIG, TRANSPARENT, type IAxis, type IFigure, type ITrace } from '../../core/figure/plotly';
import { hoverOf } from '../../core/figure/trace';
import { parseColor } from '../kit/color';
import { neutralText } from './text';

/*
 * A notebook comes from anybody. What is drawn is built anew from the parts named here; everything else in the stored
 * figure (images and links to other hosts, menus, hover templates, themes) is not looked at.
 */
const text = z.string().max(500).transform(neutralText);
const number = z.number();
const color = z.string().refine(value => parseColor(value) !== undefined, 'not a colour');
const pixels = z.number().min(0).max(400);
const date = z.string().regex(/^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d(\.\d{1,6})?)?$/, 'not a date');
const symbol = z.enum(['circle', 'square', 'diamond', 'triangle-up', 'triangle-down-open']);
const font = z.object({ size: z.number().min(6).max(40) });

const trace = z
  .object({
    type: z.literal('scatter'),
    name: text,
    showlegend: z.boolean().default(true),
    xaxis: z
      .string()
      .regex(/^x\d*$/)
      .exactOptional(),
    yaxis: z
      .string()
      .regex(/^y\d*$/)
      .exactOptional(),
    x: z.array(date).max(MAX_POINTS),
    y: z.array(number).max(MAX_POINTS),
    error_y: z.object({ array: z.array(number.min(0).nullable()) }).exactOptional(),
    customdata: z.array(z.tuple([number, z.enum(['', ' (-)'])])),
    marker: z.object({ color, symbol, size: z.number().min(1).max(30), opacity: z.number().min(0).max(1) }),
    meta: z.object({
      object: z.string().max(200),
      band: z.string().max(20).transform(neutralText),
      kind: z.enum(['valid', 'badquality', 'upperlim'])
    })
  })
  .refine(
    value =>
      [value.y, value.customdata, value.error_y?.array ?? value.x].every(
        list => list.length === value.x.length
      ),
    'x, y, error_y and customdata differ in length'
  );

const axis = z.object({
  title: z.object({ text }).exactOptional(),
  type: z.enum(['date', 'linear']).exactOptional(),
  autorange: z.union([z.literal(true), z.literal('reversed')]).exactOptional(),
  domain: z.tuple([number.min(0).max(1), number.min(0).max(1)]).exactOptional(),
  anchor: z
    .string()
    .regex(/^[xy]\d*$/)
    .exactOptional(),
  zeroline: z.boolean().exactOptional(),
  nticks: z.number().int().min(0).max(50).exactOptional()
});

const annotation = z.object({
  text,
  x: number,
  y: number,
  xanchor: z.enum(['left', 'center', 'right']),
  yanchor: z.enum(['top', 'bottom']),
  yshift: z.number().min(-400).max(400),
  font
});

const layout = z.object({
  title: z.object({ text, font }),
  height: z.number().min(100).max(4000),
  margin: z.object({ l: pixels, r: pixels, t: pixels, b: pixels }),
  legend: z.object({ y: z.number().min(0).max(2) }),
  annotations: z.array(annotation).max(20).default([])
});

const figure = z
  .object({ data: z.array(trace).max(200), layout: layout.loose() })
  .refine(
    value => value.data.reduce((sum, one) => sum + one.x.length, 0) <= MAX_POINTS,
    `more than ${MAX_POINTS} points`
  );

/** A stored light curve as it may be drawn, or what is wrong with it: a path and a word. */
export function readFigure(stored: unknown): { figure: IFigure } | { problem: string } {
  const parsed = figure.safeParse(stored);
  if (!parsed.success) {
    return { problem: firstIssue(parsed.error) };
  }
  const axes: [string, IAxis][] = [];
  for (const [key, value] of Object.entries(parsed.data.layout)) {
    if (/^[xy]axis\d*$/.test(key)) {
      const read = axis.safeParse(value);
      if (!read.success) {
        return { problem: `layout.${key}: ${firstIssue(read.error)}` };
      }
      axes.push([key, read.data]);
    }
  }
  const known = layout.parse(parsed.data.layout);
  return {
    figure: {
      data: parsed.data.data.map(traceOf),
      layout: {
        title: {
          ...known.title,
          x: 0,
          xref: 'paper',
          xanchor: 'left',
          y: 1,
          yref: 'container',
          yanchor: 'top',
          pad: { t: 8 }
        },
        height: known.height,
        margin: known.margin,
        paper_bgcolor: TRANSPARENT,
        plot_bgcolor: TRANSPARENT,
        hovermode: 'closest',
        legend: {
          orientation: 'h',
          x: 0,
          xanchor: 'left',
          y: known.legend.y,
          yanchor: 'bottom',
          groupclick: 'toggleitem'
        },
        annotations: known.annotations.map(one => ({
          ...one,
          xref: 'paper',
          yref: 'paper',
          showarrow: false
        })),
        ...Object.fromEntries(axes)
      },
      config: FIGURE_CONFIG
    }
  };
}

/** First thing that zod found wrong: `data.0.marker.color: not a colour`. */
export function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'unreadable' : `${issue.path.join('.')}: ${issue.message}`.replace(/^: /, '');
}

function traceOf(read: z.infer<typeof trace>): ITrace {
  const { kind, band } = read.meta;
  const { error_y: errors, type, ...rest } = read;
  return {
    ...rest,
    type,
    mode: 'markers',
    legendgroup: `${band} ${kind}`,
    hovertemplate: hoverOf(kind, errors?.array ?? []),
    ...(errors === undefined
      ? {}
      : { error_y: { type: 'data', array: errors.array, thickness: 1, width: 0 } })
  };
}
