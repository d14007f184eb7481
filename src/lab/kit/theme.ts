/** Colours and type of a figure that are the page's, not the data's. */
export interface IFigureTheme {
  readonly background: string;
  readonly text: string;
  readonly faintText: string;
  readonly line: string;
  readonly grid: string;
  readonly accent: string;
  readonly fontFamily: string;
}

/** For pictures that leave the page: dark on white whatever the screen looks like. */
export const PRINT_THEME: IFigureTheme = {
  background: '#ffffff',
  text: '#212121',
  faintText: '#616161',
  line: '#9e9e9e',
  grid: '#e4e4e4',
  accent: '#1976d2',
  fontFamily: 'system-ui, "Segoe UI", Helvetica, Arial, sans-serif'
};

/** The theme of the page, from JupyterLab's CSS variables; what is not set is as in print. */
export function pageTheme(): IFigureTheme {
  const style = getComputedStyle(document.body);
  const read = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  return {
    background: read('--jp-layout-color0', PRINT_THEME.background),
    text: read('--jp-ui-font-color1', PRINT_THEME.text),
    faintText: read('--jp-ui-font-color2', PRINT_THEME.faintText),
    line: read('--jp-border-color1', PRINT_THEME.line),
    grid: read('--jp-border-color2', PRINT_THEME.grid),
    accent: read('--jp-brand-color1', PRINT_THEME.accent),
    fontFamily: read('--jp-ui-font-family', PRINT_THEME.fontFamily)
  };
}

/** Calls back when JupyterLab has changed its theme; returns the way to stop. */
export function onThemeChange(callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(document.body, {
    attributes: true,
    attributeFilter: ['data-jp-theme-light', 'data-jp-theme-name']
  });
  return () => observer.disconnect();
}
