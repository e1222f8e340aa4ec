import { expect, it } from 'vitest';
import { readingAge, readingHint } from './readability.ts';

const easy =
  'We met on Monday. Sam reads well. He likes maths. He finds it hard to sit for long. Mrs Khan will help him each day. We will meet in May.';
const hard =
  'Following comprehensive multidisciplinary consideration, differentiated interventions incorporating sensory regulation will be implemented throughout curriculum delivery, notwithstanding organisational limitations, subject to periodic evaluation of effectiveness.';

it('a plain letter reads younger than an official one', () => {
  expect(readingAge(easy)!).toBeLessThan(9);
  expect(readingAge(hard)!).toBeGreaterThan(18);
});

it('only a hard text gets a hint, and a few words get none', () => {
  expect(readingHint(easy)).toBeUndefined();
  expect(readingHint(hard)).toContain('Shorter sentences');
  expect(readingAge('Too short to tell.')).toBeUndefined();
});
