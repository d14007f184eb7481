/** A table of text: the twin of a picture, for screen readers, keyboards and eyes that want numbers. */
export interface IDataTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * A closed disclosure that holds the table. The table is made when it is opened first: thousands of cells that few
 * people ask for. Cells are set as text, never as HTML.
 */
export function dataTableTwin(summary: string, table: () => IDataTable): HTMLDetailsElement {
  const details = document.createElement('details');
  details.className = 'jp-Fink-DataTable';
  const title = document.createElement('summary');
  title.textContent = summary;
  details.append(title);
  details.addEventListener('toggle', () => {
    if (details.open && details.querySelector('table') === null) {
      const scroller = document.createElement('div');
      scroller.className = 'jp-Fink-DataTable-scroller';
      scroller.tabIndex = 0;
      scroller.setAttribute('role', 'group');
      scroller.setAttribute('aria-label', summary);
      scroller.append(tableNode(table()));
      details.append(scroller);
    }
  });
  return details;
}

function tableNode({ caption, head, rows }: IDataTable): HTMLTableElement {
  const node = document.createElement('table');
  node.createCaption().textContent = caption;
  const headRow = node.createTHead().insertRow();
  head.forEach(text => {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = text;
    headRow.append(cell);
  });
  const body = node.createTBody();
  rows.forEach(row => {
    const line = body.insertRow();
    row.forEach(text => (line.insertCell().textContent = text));
  });
  return node;
}
