// The rules of the house (docs/architecture.md). A broken one fails `npm test`.
const roof = name => `^src/${name}/`;
const core = (from, allowed) => ({
  name: `core-${from}`,
  comment: `core/${from} may see ${allowed.join(', ') || 'nothing else of core'}`,
  severity: 'error',
  from: { path: `^src/core/${from}/`, pathNot: '\\.spec\\.ts$' },
  to: {
    path: '^src/core/',
    pathNot: [`^src/core/(${[from, ...allowed].join('|')})/`, '^src/core/value\\.ts$']
  }
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
    },
    {
      name: 'core-is-pure',
      comment: 'core imports nothing outside itself but small pure packages',
      severity: 'error',
      from: { path: roof('core'), pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: [
          '^src/core/',
          'node_modules/(@hscmap/healpix|astronomy-engine|apache-arrow|hyparquet-writer)/'
        ]
      }
    },
    {
      name: 'encoders-in-format',
      comment: 'of core, only format writes Arrow and Parquet; both packages run in browsers too',
      severity: 'error',
      from: { path: roof('core'), pathNot: ['^src/core/format/', '\\.spec\\.ts$'] },
      to: { path: 'node_modules/(apache-arrow|hyparquet-writer)/' }
    },
    {
      name: 'wire-sees-core',
      severity: 'error',
      from: { path: roof('wire'), pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^src/(core|wire)/', 'node_modules/zod/'] }
    },
    {
      name: 'gateway-not-lab',
      severity: 'error',
      from: { path: roof('gateway') },
      to: { path: roof('lab') }
    },
    {
      name: 'lab-not-gateway',
      severity: 'error',
      from: { path: roof('lab') },
      to: { path: roof('gateway') }
    },
    {
      name: 'lab-has-no-node',
      severity: 'error',
      from: { path: ['^src/lab/', '^src/index.ts$', '^src/mime.ts$'], pathNot: '\\.spec\\.tsx?$' },
      to: { dependencyTypes: ['core'] }
    },
    {
      name: 'route-not-ingest',
      comment: 'a route reads; only the ingest command writes',
      severity: 'error',
      from: { path: '^src/gateway/(route|run)/' },
      to: {
        path: ['^src/gateway/ingest/', '^src/gateway/store/rowwriter', '^src/gateway/store/embedded-?writer']
      }
    },
    {
      name: 'only-ingest-writes-hbase',
      comment:
        'routes, plans, services, the server and the drivers that read have no way to write into HBase',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/gateway/(ingest|store/hbase/write)/' },
      to: { path: '^src/gateway/store/hbase/write/' }
    },
    {
      name: 'plugins-meet-by-tokens',
      comment:
        'of another plugin only tokens.ts; lightcurve, skymap, sparkline and kit are shared widgets, not plugins',
      severity: 'error',
      from: { path: '^src/lab/([^/]+)/', pathNot: '\\.spec\\.tsx?$' },
      to: {
        path: '^src/lab/([^/]+)/',
        pathNot: [
          '^src/lab/$1/',
          '^src/lab/[^/]+/tokens\\.ts$',
          '^src/lab/(lightcurve|skymap|sparkline|kit)/'
        ]
      }
    },
    core('time', []),
    core('sky', ['time']),
    core('photometry', ['time']),
    core('survey', ['time', 'sky', 'photometry']),
    core('query', ['time', 'sky', 'survey']),
    core('plan', ['time', 'sky', 'survey', 'query']),
    core('figure', ['time', 'photometry', 'survey', 'sky']),
    core('cutout', []),
    core('format', ['survey', 'time']),
    core('snippet', ['query', 'survey', 'time', 'sky']),
    core('simulate', ['survey', 'sky', 'photometry', 'time', 'cutout']),
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types']
    }
  }
};
