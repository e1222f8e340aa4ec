import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Configuration {
  readonly forbidden: (IForbiddenRuleType & { name: string; comment: string })[];
  readonly options: object;
}

const { forbidden, options } = createRequire(import.meta.url)(
  '../../.dependency-cruiser.cjs',
) as Configuration;

/** A small house in which everything is as it should be. */
const sound: Record<string, string> = {
  'src/main.ts': "import './app.ts'; import './settings.ts'; import './samples/school.ts'; import 'node:fs';",
  'src/settings.ts': "import 'node:path'; export const settings = 1;",
  'src/app.ts':
    "import './features/plan/routes.ts'; import './web/server.ts'; import './database/connection.ts';",
  'src/paths.ts': 'export const paths = 1;',
  'src/basics/dates.ts': 'export const dates = 1;',
  'src/basics/dates.test.ts': "import './dates.ts'; import 'kysely'; import 'node:fs';",
  'src/basics/period.ts': "import './dates.ts'; export const period = 1;",
  'src/database/connection.ts': "import 'kysely'; import 'node:sqlite'; import './tables/plan.ts';",
  'src/database/tables/plan.ts': "import type { Kysely } from 'kysely';",
  'src/mail/smtp.ts': "import 'node:fs'; export const smtp = 1;",
  'src/web/server.ts':
    "import '../database/connection.ts'; import '../basics/dates.ts'; import '../paths.ts';",
  'src/web/layout/page.tsx': "import '../../paths.ts'; export const page = <p />;",
  'src/web/govuk/button.tsx': 'export const button = <button />;',
  'src/web/browser/save.ts': "import './keep.ts';",
  'src/web/browser/keep.ts': 'export const keep = 1;',
  'src/samples/school.ts': "import '../features/plan/store.ts'; import '../database/tables/plan.ts';",
  'src/features/pupils/rules.ts': "import '../../basics/dates.ts'; export const pupil = 1;",
  'src/features/pupils/store.ts': "import './rules.ts'; export const findPupil = 1;",
  'src/features/pupils/index.ts': "export * from './store.ts'; export type * from './rules.ts';",
  'src/features/plan/agree/rules.ts': "import '../../pupils/rules.ts'; import '../advice.ts';",
  'src/features/plan/advice.ts': "import '../../basics/period.ts'; export const advice = 1;",
  'src/features/plan/forms.ts': "import './agree/rules.ts'; import '../../basics/period.ts';",
  'src/features/plan/store.ts':
    "import 'kysely'; import './agree/rules.ts'; import '../pupils/index.ts'; import '../../database/connection.ts';",
  'src/features/plan/pages.tsx':
    "import { dates } from '../../basics/dates.ts'; import './agree/rules.ts'; import './forms.ts'; import './picture.tsx';" +
    "import type { pupil } from '../pupils/index.ts'; import '../../paths.ts'; import '../../web/layout/page.tsx';" +
    "import '../../web/govuk/button.tsx'; export const view = () => <p>{dates}</p>;",
  'src/features/plan/picture.tsx': 'export const picture = <svg />;',
  'src/features/plan/share/routes.ts': 'export const share = 1;',
  'src/features/plan/routes.ts':
    "import './share/routes.ts'; import './store.ts'; import './pages.tsx'; import './forms.ts'; import './agree/rules.ts'; import '../pupils/index.ts';" +
    "import '../../web/server.ts'; import '../../mail/smtp.ts'; import '../../paths.ts';",
};

/** Breaches of each rule: [file, what it must not import]. */
const breaches: Record<string, [file: string, imported: string, extra?: string][]> = {
  'basics import nothing of ours': [
    ['src/basics/to-paths.ts', '../paths.ts'],
    ['src/basics/to-feature.ts', '../features/pupils/rules.ts'],
  ],
  'basics and rules are pure: no Node, no package': [
    ['src/basics/reads-files.ts', 'node:fs'],
    ['src/features/a1/rules.ts', 'node:crypto'],
    ['src/features/a2/rules.ts', 'kysely'],
    ['src/features/a3/agree/rules.ts', 'fs'],
  ],
  'rules import basics and rules': [
    ['src/features/b1/rules.ts', '../../paths.ts'],
    ['src/features/b2/rules.ts', '../pupils/index.ts'],
    ['src/features/b3/rules.ts', '../../web/layout/page.tsx'],
    ['src/features/plan/share/rules.ts', '../store.ts'],
    ['src/features/plan/hold/rules.ts', '../forms.ts'],
  ],
  'rules reach no adapter, not even through another file': [
    ['src/features/c1/rules.ts', './way-round.ts', 'src/features/c1/way-round.ts'],
  ],
  'forms import rules and basics': [
    ['src/features/d1/forms.ts', '../../paths.ts'],
    ['src/features/d2/forms.ts', '../../web/govuk/button.tsx'],
    ['src/features/plan/share/forms.ts', '../store.ts'],
    ['src/features/d3/forms.ts', '../pupils/index.ts'],
  ],
  'pages import rules, forms, components and paths': [
    ['src/features/plan/share/pages.tsx', '../store.ts'],
    ['src/features/e1/pages.tsx', '../../web/server.ts'],
    ['src/features/e2/pages.tsx', '../../database/connection.ts'],
    ['src/features/e3/pages.tsx', '../pupils/store.ts'],
  ],
  'pages take only types from another feature': [['src/features/f1/pages.tsx', '../pupils/index.ts']],
  'stores import rules, basics and the database': [
    ['src/features/g1/store.ts', '../../web/server.ts'],
    ['src/features/g2/store.ts', '../../mail/smtp.ts'],
    ['src/features/plan/share/store.ts', '../pages.tsx'],
    ['src/features/g3/store.ts', '../../paths.ts'],
  ],
  'only stores and the database know SQL': [
    ['src/features/h1/routes.ts', 'kysely'],
    ['src/features/h2/routes.ts', '../../database/tables/plan.ts'],
    ['src/web/fast.ts', 'node:sqlite'],
  ],
  'only the app joins routes': [
    ['src/features/plan/share/index.ts', '../routes.ts'],
    ['src/web/listing.ts', '../features/plan/routes.ts'],
  ],
  'a feature joins only its own routes': [['src/features/n1/routes.ts', '../plan/routes.ts']],
  'features share only rules and an index': [
    ['src/features/i1/routes.ts', '../pupils/store.ts'],
    ['src/features/i2/store.ts', '../pupils/store.ts'],
    ['src/features/i3/anything.ts', '../plan/advice.ts'],
    ['src/features/i4/routes.ts', '../plan/pages.tsx'],
  ],
  'features know nothing of the app': [
    ['src/features/j1/routes.ts', '../../app.ts'],
    ['src/features/j2/routes.ts', '../../settings.ts'],
    ['src/features/j3/routes.ts', '../../samples/school.ts'],
  ],
  'adapters never import features': [
    ['src/web/shows-plan.ts', '../features/plan/advice.ts'],
    ['src/database/knows-rules.ts', '../features/pupils/rules.ts'],
    ['src/mail/knows-app.ts', '../app.ts'],
    ['src/files/knows-feature.ts', '../features/pupils/index.ts'],
    ['src/jobs/knows-feature.ts', '../features/pupils/index.ts'],
    ['src/accounts/knows-feature.ts', '../features/pupils/index.ts'],
  ],
  'code in the browser stands alone': [
    ['src/web/browser/reaches-out.ts', '../../basics/dates.ts'],
    ['src/web/browser/packs.ts', 'kysely'],
  ],
  'no cycles': [['src/basics/egg.ts', './hen.ts', 'src/basics/hen.ts']],
  'names say what a thing is': [
    ['src/basics/k1.ts', './date-utils.ts', 'src/basics/date-utils.ts'],
    ['src/web/k2.ts', './helpers/thing.ts', 'src/web/helpers/thing.ts'],
    ['src/mail/k3.ts', './common.ts', 'src/mail/common.ts'],
    ['src/files/k4.ts', './file-manager.ts', 'src/files/file-manager.ts'],
    ['src/jobs/k5.ts', './service.ts', 'src/jobs/service.ts'],
  ],
  'what is imported exists': [['src/web/l1.ts', './nowhere.ts']],
  'the app needs no development package': [['src/web/m1.ts', 'vitest']],
};

const extraSources: Record<string, string> = {
  'src/features/c1/way-round.ts': "import '../../database/connection.ts';",
  'src/basics/hen.ts': "import './egg.ts';",
};

describe('who may import whom', () => {
  const house = plant(sound);
  const planted = plant({
    ...sound,
    ...Object.fromEntries(
      Object.values(breaches)
        .flat()
        .flatMap(([file, imported, extra]) => [
          [file, `import '${imported}';`],
          ...(extra ? [[extra, extraSources[extra] ?? 'export const planted = 1;']] : []),
        ]),
    ),
  });
  let found: [rule: string, from: string, to: string][] = [];

  beforeAll(async () => {
    found = await violationsIn(planted);
  });

  afterAll(() => {
    for (const folder of [house, planted]) rmSync(folder, { recursive: true });
  });

  it('holds for the whole of src', async () => {
    expect(await violationsIn(join(import.meta.dirname, '../..'))).toEqual([]);
  });

  it('finds nothing in a sound house', async () => {
    expect(await violationsIn(house)).toEqual([]);
  });

  it('has a breach planted for every rule', () => {
    expect(Object.keys(breaches)).toEqual(forbidden.map(({ comment }) => comment));
  });

  for (const [rule, files] of Object.entries(breaches)) {
    it.each(files)(`${rule}: %s must not import %s`, (file) => {
      expect(found).toContainEqual([rule, file, expect.any(String)]);
    });
  }

  it('sees an import of a type, and an import inside a function', async () => {
    const folder = plant({
      ...sound,
      'src/basics/type.ts': "import type { paths } from '../paths.ts'; export const a = 1 as typeof paths;",
      'src/basics/later.ts': "export const later = async () => import('../paths.ts');",
    });
    const rule = 'basics import nothing of ours';
    const violations = await violationsIn(folder);
    rmSync(folder, { recursive: true });
    expect(violations.toSorted()).toEqual([
      [rule, 'src/basics/later.ts', 'src/paths.ts'],
      [rule, 'src/basics/type.ts', 'src/paths.ts'],
    ]);
  });
});

function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'alongside-imports-'));
  const packages = {
    'package.json': JSON.stringify({ dependencies: { kysely: '1' }, devDependencies: { vitest: '1' } }),
    'node_modules/kysely/package.json': '{ "main": "index.js" }',
    'node_modules/kysely/index.js': '',
    'node_modules/vitest/package.json': '{ "main": "index.js" }',
    'node_modules/vitest/index.js': '',
  };
  for (const [path, text] of Object.entries({ ...packages, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function violationsIn(baseDir: string): Promise<[rule: string, from: string, to: string][]> {
  const result = await cruise(['src'], { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  const comments = new Map(forbidden.map(({ name, comment }) => [name, comment]));
  return (result.output as ICruiseResult).summary.violations.map(({ rule, from, to }) => [
    comments.get(rule.name) ?? rule.name,
    from,
    to,
  ]);
}
