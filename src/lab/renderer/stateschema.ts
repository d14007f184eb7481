import { z } from 'zod';

const state = z.object({ hidden: z.array(z.string().max(40)).max(50) });

/** Legend groups that a stored view hides; a view that cannot be read hides nothing. */
export function readHidden(stored: unknown): readonly string[] {
  const parsed = state.safeParse(stored);
  return parsed.success ? parsed.data.hidden : [];
}
