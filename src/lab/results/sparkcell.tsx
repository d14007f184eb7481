import * as React from 'react';

import type { ISparkline } from '../../core/figure/sparkline';
import { Sparkline } from '../sparkline/sparkline';
import type { IResultRow } from './row';
import type { SparkSource } from './sparksource';

interface ISparkCellProps {
  readonly row: IResultRow;
  readonly source: SparkSource;
  /** CSS pixels. */
  readonly width: number;
}

/** Height of two lines of small text, CSS pixels. */
const HEIGHT = 30;

/** The small light curve of a line. It is read while the line is shown and no longer. */
export function SparkCell({ row, source, width }: ISparkCellProps): React.JSX.Element {
  const { id, history } = row;
  const model = useSparkline(id, history === null ? null : row, source);
  return (
    <span className="jp-Fink-spark" style={{ width, height: HEIGHT }}>
      {model === undefined ? null : <Sparkline model={model} width={width} height={HEIGHT} />}
    </span>
  );
}

function useSparkline(id: string, whole: IResultRow | null, source: SparkSource): ISparkline | undefined {
  const [, arrived] = React.useReducer((count: number) => count + 1, 0);
  const { source: asked } = source;
  const known = React.useMemo(
    () => (whole?.history ? source.of(id, whole.history) : undefined),
    [id, whole?.history, source, asked]
  );
  React.useEffect(() => {
    if (known !== undefined || source.peek(id) !== undefined) {
      return;
    }
    const shown = new AbortController();
    void source.load(id, shown.signal).then(value => {
      if (value !== null && !shown.signal.aborted) {
        arrived();
      }
    });
    return () => shown.abort();
  }, [id, known, source, asked]);
  return known ?? source.peek(id);
}
