// `npm run soak -- NAME`: a test that takes too long for `npm test`.
import { spawnSync } from 'node:child_process';

const SOAKS = {
  kills: {
    about: 'an ingestion killed at 20 random moments leaves the same store',
    tests: ['tests/ingest/killed.spec.ts'],
    env: { FINK_KILLS: '20' }
  }
};

const name = process.argv[2] ?? '';
const soak = Object.hasOwn(SOAKS, name) ? SOAKS[name] : undefined;
if (!soak) {
  const list = Object.entries(SOAKS).map(([each, { about }]) => `  ${each}  ${about}`);
  console.error(`${name ? `unknown soak: ${name}` : 'missing soak'}; one of:\n${list.join('\n')}`);
  process.exit(2);
}
const { status } = spawnSync('npx', ['jest', '--verbose', ...soak.tests], {
  stdio: 'inherit',
  env: { ...process.env, ...soak.env },
  shell: process.platform === 'win32'
});
process.exit(status ?? 1);
