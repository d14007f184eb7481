/** A configuration or a command line that cannot be used; the message is meant for the person who wrote it. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
}
