/** How it is: as it should be, something that may matter, something that does not work. */
export type Grade = 'ok' | 'warning' | 'fault';

/** What a check has found. Neither text nor remedy holds a secret. */
export interface IFinding {
  /** What was looked at: `configuration`, `source cluster`. */
  readonly check: string;
  readonly grade: Grade;
  readonly text: string;
  /** What to do; absent when all is well. */
  readonly remedy?: string;
}

/** A finding of a check whose name is known elsewhere. */
export type Found = Omit<IFinding, 'check'>;

export const ok = (text: string): Found => ({ grade: 'ok', text });
export const warning = (text: string, remedy: string): Found => ({ grade: 'warning', text, remedy });
export const fault = (text: string, remedy: string): Found => ({ grade: 'fault', text, remedy });

const GRADES: readonly Grade[] = ['ok', 'warning', 'fault'];

/** The worst grade of all; `ok` of nothing. */
export function worst(grades: Iterable<Grade>): Grade {
  return GRADES[Math.max(0, ...[...grades].map(grade => GRADES.indexOf(grade)))] ?? 'fault';
}

/** Exit code of the command: 0, 1 or 2. */
export function exitCode(grade: Grade): number {
  return GRADES.indexOf(grade);
}

/** A message of ours, `what is wrong; what to do`, as a finding. */
export function faultOf(message: string, otherwise: string): Found {
  const [text = message, ...remedy] = message.split('; ');
  return fault(text, remedy.length > 0 ? remedy.join('; ') : otherwise);
}
