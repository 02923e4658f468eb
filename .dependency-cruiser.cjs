/**
 * The directions in which code may depend on other code (docs/architecture.md). The comment of each rule states what it
 * allows.
 */
const SERVICES = '^services/(?!(?:all|cli|console)/)([^/]+)/';
const COMPOSITION = '^services/all/src/';
const COMMANDS = '^services/cli/';

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Files that import each other belong in one file, or move what they share to a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-type-circles',
      severity: 'error',
      comment: 'Files whose types need each other belong in one file, or move these types to a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'services-apart',
      severity: 'error',
      comment: 'Services share events, not code.',
      from: { path: SERVICES },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'all-composes-only',
      severity: 'error',
      comment: 'services/all puts every service into one process and does nothing else.',
      from: { path: COMPOSITION, pathNot: '\\.test\\.ts$' },
      to: { pathNot: `${COMPOSITION}|^packages/(host|demo)/src/|${SERVICES}` },
    },
    {
      name: 'commands-know-no-adapter',
      severity: 'error',
      comment: 'A command reaches stores and engines through the host, never through an adapter of its own.',
      from: { path: COMMANDS },
      to: { path: '^(packages/adapter-|test/)' },
    },
    {
      name: 'commands-are-the-top',
      severity: 'error',
      comment: 'Only tests import the commands.',
      from: { pathNot: '^(services/cli|test)/' },
      to: { path: COMMANDS },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'Rules call pure packages and the tables of labels and phrases; from anywhere else they import types only.',
      from: { path: '^services/[^/]+/src/domain/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: {
        pathNot:
          '^services/[^/]+/src/domain/|^packages/(text|learning|duplicates|jurisdiction|scoring|calendar|directory)/|^packages/contracts/src/(labels|phrases)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rules-know-no-transport',
      severity: 'error',
      comment: 'Only http/ and the host may import Nest, Fastify or RxJS: rules, reactions and effects may not.',
      from: {
        path: '^services/[^/]+/src/(domain|gather|effects|reactions|collection|commands)',
        pathNot: '\\.test\\.ts$',
      },
      to: { path: 'node_modules/(@nestjs|fastify|rxjs)' },
    },
    {
      name: 'console-speaks-http',
      severity: 'error',
      comment: 'The console imports only types, and the table of labels of the contracts.',
      from: { path: '^services/console/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(packages|services|test)/',
        pathNot: '^services/console/|^packages/contracts/src/labels\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'parts-from-one-folder',
      severity: 'error',
      comment: 'Only ui/ imports the component library, so that the library can be replaced.',
      from: { path: '^services/console/src/', pathNot: '^services/console/src/ui/' },
      to: { path: 'node_modules/@mantine/' },
    },
    {
      name: 'contracts-alone',
      severity: 'error',
      comment: 'The contracts depend on zod only.',
      from: { path: '^packages/contracts/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^(packages/(?!contracts)|services)|node_modules/(?!zod)' },
    },
    {
      name: 'runtime-low',
      severity: 'error',
      comment: 'The loop knows contracts, no adapter and no framework.',
      from: { path: '^packages/runtime/src', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '^packages/(?!runtime|contracts)|^services|node_modules/' },
    },
    {
      name: 'adapters-low',
      severity: 'error',
      comment: 'An adapter knows runtime, contracts and its driver.',
      from: { path: '^packages/adapter-' },
      to: { path: '^packages/(host|jurisdiction|calendar)|^services' },
    },
    {
      name: 'jurisdiction-alone',
      severity: 'error',
      comment: 'The package that decides who leads knows no other package of the project.',
      from: { path: '^packages/jurisdiction/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^(packages/(?!jurisdiction/)|services)' },
    },
    {
      name: 'scoring-low',
      severity: 'error',
      comment: 'The package that scores units knows only the package that decides who leads.',
      from: { path: '^packages/scoring/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^(packages/(?!(scoring|jurisdiction)/)|services)' },
    },
    {
      name: 'directory-low',
      severity: 'error',
      comment: 'Rules about people know the words of the contracts and the units of a jurisdiction.',
      from: { path: '^packages/directory/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^(packages/(?!(directory|jurisdiction|contracts)/)|services)' },
    },
    {
      name: 'proof-low',
      severity: 'error',
      comment: 'The proof of a pack knows the packages that decide and score; it reads no files.',
      from: { path: '^packages/jurisdiction-proof/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^(packages/(?!(jurisdiction-proof|scoring|jurisdiction)/)|services)' },
    },
    {
      name: 'jurisdiction-files-low',
      severity: 'error',
      comment: 'The package that reads the files of a pack knows the packages that decide and prove, not the reverse.',
      from: { path: '^packages/jurisdiction-files/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^(packages/(?!(jurisdiction(-proof|-files)?)/)|services)' },
    },
    {
      name: 'pure-packages',
      severity: 'error',
      comment: 'These packages compute: they read no files, clocks or networks. Hashing is allowed.',
      from: {
        path: '^packages/(jurisdiction|jurisdiction-proof|scoring|calendar|directory)/src',
        pathNot: '\\.test\\.ts$',
      },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'parts-of-the-decision',
      severity: 'error',
      comment: 'Services ask a jurisdiction for decisions; only the proof, scores and loader may use its parts.',
      from: { pathNot: '^packages/(jurisdiction|jurisdiction-proof|jurisdiction-files|scoring)/|\\.test\\.ts$' },
      to: { path: '^packages/jurisdiction/src/(analysis|language)\\.ts$' },
    },
    {
      name: 'text-packages-pure',
      severity: 'error',
      comment:
        'Packages that read, learn or compare texts import only each other, jieba, libphonenumber-js and pinyin-pro.',
      from: { path: '^packages/(text|learning|duplicates)/src', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: {
        pathNot: '^packages/(text|learning|duplicates)/|node_modules/(@node-rs/jieba|libphonenumber-js|pinyin-pro)/',
      },
    },
    {
      name: 'host-above-packages',
      severity: 'error',
      comment: 'No package knows a service; services/all passes the services to the host.',
      from: { path: '^packages/' },
      to: { path: '^services/' },
    },
    {
      name: 'nothing-outside',
      severity: 'error',
      comment: 'The project does not read outside its folder.',
      from: {},
      to: { path: '^\\.\\.' },
    },
    {
      name: 'declared',
      severity: 'error',
      comment: 'Each package.json lists what its code imports.',
      from: { pathNot: '(\\.test\\.ts$|/testing/|^test/)' },
      to: { dependencyTypes: ['npm-no-pkg', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.tests.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'types', 'node', 'require', 'default'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
};
