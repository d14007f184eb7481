import { readCommandLine } from './commandline';
import { CHECKS } from './doctor/checks';
import { examine } from './doctor/examine';
import { exitCode, type IFinding, worst } from './doctor/finding';
import { readPatient } from './doctor/patient';
import { findingsJson, findingText, summaryText } from './doctor/print';

export const DOCTOR_USAGE = `usage: doctor [--config FILE] [--data DIR] [--json]

Look at everything that the gateway needs, and say what to mend. Nothing is written, made or repaired.

  --config FILE   configuration; default: config.yml beside the program
  --data DIR      folder of the embedded store
  --json          all findings as JSON: {"grade", "findings": [{"check", "grade", "text", "remedy"}]}

Each line is \`ok\`, \`warning\` or \`fault\`. Ends with 0 when all is well, 1 with warnings, 2 with faults.
`;

/** Examine this installation. @returns the exit code. */
export async function doctorCommand(
  argv: readonly string[],
  print: (text: string) => void = console.log,
  environment: NodeJS.ProcessEnv = process.env,
  programDir: string = __dirname
): Promise<number> {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean', default: false } as const;
  const { values } = readCommandLine(DOCTOR_USAGE, {
    args: [...argv],
    // --lines: one finding a line, as JSON, as soon as it is there; `jupyter fink doctor` reads it.
    options: { config: text, data: text, json: yes, lines: yes, help: { ...yes, short: 'h' } }
  });
  if (values.help) {
    print(DOCTOR_USAGE);
    return 0;
  }
  const { config, data, json, lines } = values;
  const overrides = { ...(config === undefined ? {} : { config }), ...(data === undefined ? {} : { data }) };
  const findings: IFinding[] = [];
  for await (const finding of examine(readPatient(overrides, environment, programDir), CHECKS)) {
    findings.push(finding);
    if (lines) {
      print(JSON.stringify(finding));
    } else if (!json) {
      print(findingText(finding));
    }
  }
  if (json) {
    print(findingsJson(findings));
  } else if (!lines) {
    print(`\n${summaryText(findings)}`);
  }
  return exitCode(worst(findings.map(({ grade }) => grade)));
}
