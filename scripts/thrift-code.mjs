// Makes the code that encodes calls to HBase's Thrift2 server (src/gateway/store/hbase/generated) again.
//
//   node scripts/thrift-code.mjs [hbase-thrift-VERSION.jar]
//
// Needs the Thrift compiler (`apt-get install thrift-compiler`); with a jar also `unzip`: its interface definition then
// replaces the one that is kept. Of the definition only the calls that the gateway makes are generated, all of which read:
// what is not there cannot be sent by mistake.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const CALLS = [
  'get',
  'getMultiple',
  'getScannerResults',
  'getAllRegionLocations',
  'getTableNamesByNamespace'
];
const DIR = 'src/gateway/store/hbase/generated';
const KEPT = join(DIR, 'hbase.thrift');

const jar = process.argv[2];
if (jar !== undefined) {
  const idl = execFileSync('unzip', ['-p', jar, 'org/apache/hadoop/hbase/thrift2/hbase.thrift'], {
    encoding: 'utf8'
  });
  writeFileSync(KEPT, `// From ${basename(jar)}, unchanged below this line.\n${idl}`);
}

const idl = readFileSync(KEPT, 'utf8');
const origin = idl.slice(0, idl.indexOf('\n'));
const licence = idl.match(/\/\*[\s\S]*?\*\//)[0];

/** Blocks of the definition by name, e.g. `TScan` -> `struct TScan { ... }`. */
const blocks = new Map(
  [...idl.matchAll(/^(?:struct|union|enum|exception) (\w+) ?\{[\s\S]*?^\}/gm)].map(([text, name]) => [
    name,
    text
  ])
);
const service = idl.slice(idl.indexOf('service THBaseService'));
const calls = CALLS.map(name => {
  const call = service.match(new RegExp(`^  [\\w<>]+ ${name}\\([\\s\\S]*?\\)\\s*throws \\([^)]*\\)`, 'm'));
  if (call === null) {
    throw new Error(`missing call: ${name}; is ${KEPT} the definition of Thrift2?`);
  }
  return call[0];
});

/** Types that some text names, and those that they name. */
const needed = new Set();
const need = text => {
  for (const [name] of text.matchAll(/\b[A-Z]\w+/g)) {
    if (blocks.has(name) && !needed.has(name)) {
      needed.add(name);
      need(blocks.get(name));
    }
  }
};
calls.forEach(call => need(call.replace(/\/\*[\s\S]*?\*\//g, '')));
const types = [...blocks].filter(([name]) => needed.has(name)).map(([, text]) => text);

const work = mkdtempSync(join(tmpdir(), 'thrift-code-'));
try {
  writeFileSync(
    join(work, 'hbase.thrift'),
    [...types, 'service THBaseService {', ...calls, '}', ''].join('\n')
  );
  execFileSync('thrift', ['--gen', 'js:node,es6,ts', '-out', work, join(work, 'hbase.thrift')], {
    stdio: 'inherit'
  });
  const note =
    '// Made by scripts/thrift-code.mjs from hbase.thrift beside this file, which is:\n' +
    `${origin}\n${licence}\n`;
  for (const name of ['THBaseService', 'hbase_types']) {
    for (const ending of ['js', 'd.ts']) {
      const file = `${name}.${ending}`;
      writeFileSync(join(work, file), note + readFileSync(join(work, file), 'utf8').replace(/[ \t]+$/gm, ''));
      cpSync(join(work, file), join(DIR, file));
    }
  }
} finally {
  rmSync(work, { recursive: true });
}
