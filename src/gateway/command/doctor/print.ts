import { type Grade, type IFinding, worst } from './finding';

const WIDTH = 16;

/** A finding as one or two lines of text: grade, what was looked at, what was found; what to do. */
export function findingText({ check, grade, text, remedy }: IFinding): string {
  const line = `${grade.padEnd(8)} ${`${check}:`.padEnd(WIDTH)} ${oneLine(text)}`;
  return remedy === undefined ? line : `${line}\n${' '.repeat(9)}mend: ${oneLine(remedy)}`;
}

/** The last line. */
export function summaryText(findings: readonly IFinding[]): string {
  const count = (grade: Grade): number => findings.filter(finding => finding.grade === grade).length;
  const [faults, warnings] = [count('fault'), count('warning')];
  const plural = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  return faults + warnings === 0
    ? 'all is well'
    : [faults > 0 ? plural(faults, 'fault') : '', warnings > 0 ? plural(warnings, 'warning') : '']
        .filter(part => part !== '')
        .join(', ');
}

/** All findings as JSON. */
export function findingsJson(findings: readonly IFinding[]): string {
  return JSON.stringify({ grade: worst(findings.map(({ grade }) => grade)), findings }, null, 2);
}

/** What comes from servers and files steers no terminal. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is to be removed
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}
