import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '../../../paths.ts';
import { tinyApp, type TinyApp } from '../../../samples/tiny-app.ts';

let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp();
});
afterAll(() => tiny.app.close());

test('what is held of a child is told to the SENCO and the head teacher, kind by kind, with how much', async () => {
  const ofChild = paths.pupilHoldings({ pupil: tiny.alder.ownPupil });
  for (const who of ['senco', 'head'] as const) {
    expect((await tiny.get(who, paths.holdings())).body).toContain('Advice from specialists');
    const { body } = await tiny.get(who, ofChild);
    expect(body).toContain('Amina Begum');
    expect(body).toMatch(/Parents and contacts[\s\S]*?data-label="Entries">1</);
    expect(body.slice(body.indexOf('Nothing of these'))).toContain('Advice from specialists');
  }
  for (const who of ['teacher', 'assistant', 'governor', 'administrator'] as const) {
    expect((await tiny.get(who, ofChild)).statusCode).toBe(404);
    expect((await tiny.get(who, paths.holdings())).statusCode).toBe(404);
  }
  const record = paths.pupil({ pupil: tiny.alder.ownPupil });
  expect((await tiny.get('senco', record)).body).toContain(ofChild);
  expect((await tiny.get('teacher', record)).body).not.toContain(ofChild);
});
