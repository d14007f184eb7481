import type { FileMetaData, SchemaElement } from 'hyparquet';

/**
 * The same file described without some of its leaf columns: the reader then neither reads nor assembles them. The
 * history of alerts is most of the work otherwise, and a fifth of its columns is wanted.
 *
 * @param wanted - Whether a leaf is wanted, by its path, e.g. `['candidate', 'magpsf']`.
 */
export function pruneColumns(
  metadata: FileMetaData,
  wanted: (path: readonly string[]) => boolean
): FileMetaData {
  const [root, ...rest] = metadata.schema;
  if (!root) {
    return metadata;
  }
  const cursor = { at: 0 };
  const kept: SchemaElement[] = [];
  let children = 0;
  for (let i = 0; i < (root.num_children ?? 0); i++) {
    const part = keep(rest, cursor, [], wanted);
    children += part.length > 0 ? 1 : 0;
    kept.push(...part);
  }
  return {
    ...metadata,
    schema: [{ ...root, num_children: children }, ...kept],
    row_groups: metadata.row_groups.map(group => ({
      ...group,
      columns: group.columns.filter(column => wanted(column.meta_data?.path_in_schema ?? []))
    }))
  };
}

/** The element at the cursor with what is wanted below it; nothing when nothing is wanted. */
function keep(
  elements: readonly SchemaElement[],
  cursor: { at: number },
  above: readonly string[],
  wanted: (path: readonly string[]) => boolean
): SchemaElement[] {
  const element = elements[cursor.at++];
  if (!element) {
    return [];
  }
  const path = [...above, element.name];
  if (element.num_children === undefined) {
    return wanted(path) ? [element] : [];
  }
  const below: SchemaElement[] = [];
  let children = 0;
  for (let i = 0; i < element.num_children; i++) {
    const part = keep(elements, cursor, path, wanted);
    children += part.length > 0 ? 1 : 0;
    below.push(...part);
  }
  return children > 0 ? [{ ...element, num_children: children }, ...below] : [];
}
