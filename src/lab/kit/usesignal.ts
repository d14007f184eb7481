import type { ISignal } from '@lumino/signaling';
import { useEffect, useReducer } from 'react';

/** Render the calling component again whenever one of the signals is emitted. Data stay in the models. */
export function useSignals(...signals: readonly ISignal<unknown, unknown>[]): void {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const slot = (): void => renderAgain();
    signals.forEach(signal => signal.connect(slot));
    // What was emitted between rendering and this effect is not missed.
    renderAgain();
    return () => signals.forEach(signal => void signal.disconnect(slot));
    // The list is spread: its members, not the array, decide.
  }, signals);
}
