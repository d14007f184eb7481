/** Where a command writes; `process` is one. */
export interface ICommandIo {
  readonly stdout: IOutput;
  readonly stderr: IOutput;
}

export interface IOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}
