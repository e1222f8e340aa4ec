import { expect, test } from './school.ts';
import type { Person } from './school.ts';

test('with the keyboard alone a teacher signs in, skips to the content and raises a concern', async ({
  school,
}) => {
  const teacher = await school.visitor();
  const { keyboard } = teacher.page;
  await teacher.page.goto('/sign-in');
  await teacher.sees('Sign in');
  await goesTo(teacher, { label: 'E-mail address' });
  await keyboard.type(school.emailOf('Teacher'));
  await goesTo(teacher, { label: 'Password' });
  await keyboard.type('marigold-kettle-42');
  await keyboard.press('Enter');
  await expect(teacher.page.getByRole('button', { name: 'Sign out' }).first()).toBeAttached();

  await teacher.page.goto('/concerns/new');
  await teacher.sees('Which child is it about?');
  await keyboard.press('Tab');
  expect(await focused(teacher)).toMatchObject({ text: 'Skip to main content', isSeen: true });
  await keyboard.press('Enter');
  await expect(teacher.page).toHaveURL(/#main$/);
  await goesTo(teacher, { link: /^\/pupils\// });
  await keyboard.press('Enter');
  await teacher.sees('What have you noticed?');

  await goesTo(teacher, { text: 'Send it to the SENCO' });
  await keyboard.press('Enter');
  await teacher.isTold('Write what you have noticed');
  await teacher.isAccessible();
  await goesTo(teacher, { label: 'What have you noticed?' });
  await keyboard.type('Covers both ears when the hall is loud');
  await goesTo(teacher, { checkbox: true });
  await keyboard.press('Space');
  await goesTo(teacher, { text: 'Send it to the SENCO' });
  await keyboard.press('Space');
  await teacher.sees('A concern');
  await teacher.isTold('Covers both ears when the hall is loud');
});

interface Place {
  readonly label?: string;
  readonly text?: string;
  readonly link?: RegExp;
  readonly checkbox?: boolean;
}

/** Tabs on until the place is reached; wherever the focus rests on the way, one can see it. */
async function goesTo(person: Person, to: Place): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const at = await focused(person);
    if (isThere(at, to)) return;
    await person.page.keyboard.press('Tab');
    const next = await focused(person);
    expect(next.isSeen, `the focus can be seen on “${next.label || next.text}”`).toBe(true);
  }
  throw new Error(`Tab does not reach ${JSON.stringify(to)}`);
}

type Focused = Awaited<ReturnType<typeof focused>>;

function isThere(at: Focused, to: Place): boolean {
  if (to.label) return at.label === to.label;
  if (to.text) return at.text === to.text;
  if (to.checkbox) return at.type === 'checkbox';
  return to.link!.test(at.link);
}

/** Where the focus is, and whether an outline, a shadow or a background of its own shows it. */
function focused(person: Person) {
  return person.page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const field = element as HTMLInputElement;
    const isNowhere = element === document.body || element === document.documentElement;
    // Radios and checkboxes of GOV.UK are drawn by the label's ::before.
    const looks = [
      getComputedStyle(element),
      ...(field.labels?.[0] ? [getComputedStyle(field.labels[0], '::before')] : []),
    ];
    const shows = looks.some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
    );
    const { width, height } = element.getBoundingClientRect();
    return {
      label: field.labels?.[0]?.textContent?.trim() ?? '',
      text: element.textContent?.trim() ?? '',
      link: element.getAttribute('href') ?? '',
      type: field.type ?? '',
      isSeen: isNowhere || (shows && width > 1 && height > 1),
    };
  });
}
