import { z } from 'zod';
import { answerOptions } from './answeroptions';
import { filledName, nameText } from './named';

/** Arguments of `/api/v1/metadata`: names that users have given to objects. Exactly one of the first three reads. */
export const metadataArguments = z.strictObject({
  /** Id of an object, or the beginning of ids; `all` for all names. */
  objectId: filledName.optional(),
  internal_name: filledName.optional(),
  /** The same without blanks. */
  internal_name_encoded: filledName.optional(),
  /** Given only by those who want to write. */
  username: nameText.optional(),
  comments: nameText.optional(),
  ...answerOptions
});

export type MetadataArguments = z.infer<typeof metadataArguments>;
