import type { TranslationBundle } from '@jupyterlab/translation';
import { useVirtualizer } from '@tanstack/react-virtual';
import * as React from 'react';

import { useSignals } from '../kit/usesignal';
import { useWidth } from '../kit/usewidth';
import type { ResultsModel } from './model';
import type { IResultRow } from './row';
import { RowView } from './rowview';
import type { SparkSource } from './sparksource';

const DEFAULTS = {
  /** Height of a line before it was measured, pixels. */
  lineHeight: 59,
  /** Lines drawn above and below those that are seen. */
  overscan: 4
};

/** What the list asks for; pressing, hovering and inserting are done outside. */
export interface IListActions {
  press(event: PointerEvent, row: IResultRow): void;
  pressChip(event: PointerEvent, row: IResultRow): void;
  hover(row: IResultRow): void;
  insert(): void;
}

interface IListProps {
  readonly model: ResultsModel;
  readonly sparks: SparkSource;
  readonly actions: IListActions;
  readonly trans: TranslationBundle;
}

/** Pixels of a small light curve in a list of this width: nearly a third of it. */
function sparkWidthOf(list: number): number {
  return Math.round(Math.min(160, Math.max(70, list * 0.3)));
}

function optionId(index: number): string {
  return `jp-Fink-result-${index}`;
}

/** Results as a list box with several choices. Only the lines that are seen are in the page. */
export function ResultList({ model, sparks, actions, trans }: IListProps): React.JSX.Element {
  useSignals(model.changed);
  const { rows, selection } = model;
  const box = React.useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => DEFAULTS.lineHeight,
    getItemKey: index => rows[index]?.key ?? index,
    overscan: DEFAULTS.overscan
  });
  const sparkWidth = sparkWidthOf(useWidth(box));
  const active = rows.findIndex(row => row.key === selection.active);
  React.useEffect(() => {
    if (active >= 0) {
      virtual.scrollToIndex(active);
    }
  }, [active, virtual]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const page = Math.floor((box.current?.clientHeight ?? 0) / DEFAULTS.lineHeight);
    if (event.key === 'Enter') {
      actions.insert();
    } else if (!model.key(event, page)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      className="jp-Fink-list"
      role="listbox"
      tabIndex={0}
      aria-label={trans.__('Results')}
      aria-multiselectable="true"
      {...(active < 0 ? {} : { 'aria-activedescendant': optionId(active) })}
      onKeyDown={onKeyDown}
      onFocus={() => model.activateFirst()}
    >
      <div className="jp-Fink-listInner" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(item => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              id={optionId(item.index)}
              role="option"
              aria-selected={selection.selected.has(row.key)}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className={item.index === active ? 'jp-Fink-row jp-mod-active' : 'jp-Fink-row'}
              style={{ transform: `translateY(${item.start}px)` }}
              onPointerDown={event => actions.press(event.nativeEvent, row)}
              onPointerEnter={() => actions.hover(row)}
              onDoubleClick={() => actions.insert()}
              onDragStart={event => event.preventDefault()}
            >
              <RowView
                row={row}
                sparks={model.sparklines ? sparks : null}
                sparkWidth={sparkWidth}
                trans={trans}
                onChipPress={event => {
                  event.stopPropagation();
                  actions.pressChip(event.nativeEvent, row);
                }}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
