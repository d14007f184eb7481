/** Key under which the writer's own note of this name is kept. */
export function markKey(name: string): Buffer {
  return Buffer.from(`mark:${name}`, 'utf8');
}
