// Who may import whom. tests/architecture/imports.test.ts plants a breach of every rule and sees it caught.
const tests = '[.]test[.]tsx?$';
// Served beside our scripts from its own package: no file of ours.
const servedBeside = '^[.]/govuk-frontend[.]min[.]js$';
const feature = '^src/features/([^/]+)/';

/** A file of a feature by its role, whether whole (rules.ts) or split by verb (rules/agree.ts, agree/rules.ts). */
const role = (name, of = '[^/]+') => `^src/features/${of}(?:/|/.+/)${name}(?:[.]tsx?$|/)`;
const notHere = (...allowed) => ({ path: '^src/', pathNot: allowed });

const rules = {
  'basics import nothing of ours': {
    from: { path: '^src/basics/', pathNot: tests },
    to: notHere('^src/basics/'),
  },
  'basics and rules are pure: no Node, no package': {
    from: { path: ['^src/basics/', role('rules')], pathNot: tests },
    to: { dependencyTypesNot: ['local'], pathNot: '^src/' },
  },
  'rules import basics and rules': {
    from: { path: role('rules').replace('[^/]+', '([^/]+)'), pathNot: tests },
    to: notHere(
      '^src/basics/',
      role('rules'),
      '^src/features/$1/(?!.*(?:forms|store|pages|routes|index|samples)(?:[.]tsx?$|/))',
    ),
  },
  'rules reach no adapter, not even through another file': {
    from: { path: role('rules'), pathNot: tests },
    to: { path: '^src/(?:web|database|mail|files|jobs|accounts|log)/', reachable: true },
  },
  'forms import rules and basics': {
    from: { path: role('forms').replace('[^/]+', '([^/]+)'), pathNot: tests },
    to: notHere(
      '^src/basics/',
      role('rules'),
      '^src/features/$1/(?!.*(?:store|pages|routes|index|samples)(?:[.]tsx?$|/))',
    ),
  },
  'pages import rules, forms, components and paths': {
    from: { path: role('pages').replace('[^/]+', '([^/]+)'), pathNot: tests },
    to: notHere(
      '^src/basics/',
      '^src/paths[.]ts$',
      '^src/web/(?:govuk|layout)/',
      role('rules'),
      '^src/features/[^/]+/index[.]ts$',
      '^src/features/$1/(?!.*(?:store|routes|index|samples)(?:[.]tsx?$|/))',
    ),
  },
  'pages take only types from another feature': {
    from: { path: role('pages'), pathNot: tests },
    to: { path: '^src/features/[^/]+/index[.]ts$', dependencyTypesNot: ['type-only'] },
  },
  'stores import rules, basics and the database': {
    from: { path: role('store').replace('[^/]+', '([^/]+)'), pathNot: tests },
    to: notHere(
      '^src/basics/',
      '^src/database/',
      role('rules'),
      '^src/features/[^/]+/index[.]ts$',
      '^src/features/$1/(?!.*(?:pages|routes|samples)(?:[.]tsx?$|/))',
    ),
  },
  'only stores and the database know SQL': {
    from: {
      path: '^src/',
      pathNot: [tests, '^src/(?:database|accounts|samples)/', role('store'), role('samples')],
    },
    to: {
      path: ['node_modules/kysely', '^(?:node:)?sqlite$', '^src/database/(?:tables|dialects|migrations)/'],
    },
  },
  'only the app joins routes': {
    from: { pathNot: [tests, '^src/app[.]ts$', '^tests/', '^src/features/[^/]+/routes[.]ts$'] },
    to: { path: role('routes') },
  },
  'a feature joins only its own routes': {
    from: { path: '^src/features/([^/]+)/routes[.]ts$' },
    to: { path: role('routes'), pathNot: '^src/features/$1/' },
  },
  'features share only rules and an index': {
    from: { path: feature, pathNot: tests },
    to: {
      path: '^src/features/',
      pathNot: ['^src/features/$1/', role('rules'), '^src/features/[^/]+/index[.]ts$'],
    },
  },
  'features know nothing of the app': {
    from: { path: '^src/features/', pathNot: tests },
    to: { path: ['^src/(?:app|main|settings)[.]ts$', '^src/settings/', '^src/samples/'] },
  },
  'adapters never import features': {
    from: { path: '^src/(?:web|database|mail|files|jobs|accounts|log)/', pathNot: tests },
    to: { path: ['^src/(?:features|samples)/', '^src/(?:app|main|settings)[.]ts$', '^src/settings/'] },
  },
  'code in the browser stands alone': {
    from: { path: '^src/web/browser/', pathNot: tests },
    to: { pathNot: ['^src/web/browser/', servedBeside] },
  },
  'no cycles': { from: {}, to: { circular: true } },
  'names say what a thing is': {
    from: {},
    to: { path: '^src/(?:|.*[/-])(?:utils?|helpers?|common|managers?|service)(?:[.]tsx?$|/)' },
  },
  'what is imported exists': { from: {}, to: { couldNotResolve: true, pathNot: servedBeside } },
  'the app needs no development package': {
    from: { path: '^src/', pathNot: tests },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
};

module.exports = {
  forbidden: Object.entries(rules).map(([name, rule]) => ({
    name: name.replaceAll(/[^a-z]+/gi, '-').toLowerCase(),
    comment: name,
    severity: 'error',
    ...rule,
  })),
  options: {
    // TypeScript 7 has no compiler API in JavaScript yet; swc sees the type imports too.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    // swc does not read declarations as such, and they hold nothing to import.
    exclude: { path: '[.]d[.]ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
