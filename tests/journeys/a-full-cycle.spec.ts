import { expect, test } from './school.ts';
import type { Person, School } from './school.ts';

const today = inDays(0);

test('one child’s support whole: from the first concern to the draft of the next plan', async ({
  school,
}) => {
  test.setTimeout(900_000);
  const teacher = await school.signIn('Teacher');
  const senco = await school.signIn('SENCO');
  const assistant = await school.signIn('Teaching assistant');
  const child = await childWithoutAStory(teacher);

  await test.step('the teacher raises a concern in one box; the SENCO says what happens next', () =>
    concern(teacher, senco, child));
  await test.step('the early discussion is written down, and the parents get the note', () =>
    earlyDiscussion(teacher, child));
  const assessment =
    await test.step('the assessment: a part is written, a colleague answers on a phone', () =>
      assess(teacher, assistant, child));
  await test.step('what the parents say; no view of the child yet, with the day of the next try', () =>
    views(teacher, assessment));
  await test.step('the SENCO records the decision: SEN support', () => decide(senco, assessment, child));
  const plan = await test.step('the plan: refused while something is missing, then whole', () =>
    writePlan(teacher, senco, assessment));
  await test.step('agreed: the letter exists and goes out, and only now is the child on the register', () =>
    agree(senco, teacher, plan, child));
  await test.step('the assistant reads the briefing, and the SENCO sees who has', () =>
    brief(assistant, senco, plan, child));
  await test.step('the assistant logs a session', () => logSession(assistant, child));
  await test.step('the review: arranged with an invitation, held, finished', () =>
    review(school, teacher, senco, child));
  await test.step('the child’s page tells it all, and the plan opens as it was', () => story(senco, child));
});

interface Child {
  readonly name: string;
  readonly firstName: string;
  readonly page: string;
}

/** Somebody in the teacher's own class of whom nothing has been written, with a parent who reads e-mail. */
async function childWithoutAStory(teacher: Person): Promise<Child> {
  await teacher.page.goto('/register?show=everyone');
  await teacher.sees('All my children');
  const links = teacher.page.getByRole('row', { name: /Not on the register/ }).getByRole('link');
  const found = await links.evaluateAll((all) =>
    all.map((link) => ({ name: link.textContent.trim(), page: link.getAttribute('href') ?? '' })),
  );
  for (const { name, page } of found) {
    await teacher.page.goto(page);
    if (!(await teacher.page.getByText('Nothing has been written down yet').count())) continue;
    await teacher.page.goto(`${page}/contacts`);
    if (await teacher.page.getByRole('main').getByText('@').count())
      return { name, page, firstName: name.split(' ')[0]! };
  }
  throw new Error('Every child of the class has a story already');
}

async function concern(teacher: Person, senco: Person, child: Child): Promise<void> {
  await teacher.page.goto('/concerns/new');
  await teacher.sees('Which child is it about?');
  await teacher.follows(child.name);
  await teacher.sees('What have you noticed?');
  await teacher.presses('Send it to the SENCO');
  await teacher.isTold('Write what you have noticed');
  await teacher.writes(
    'What have you noticed?',
    'Loses the thread when I explain something to the whole class',
  );
  await teacher.presses('Send it to the SENCO');
  await teacher.sees('A concern');
  await teacher.isTold('The SENCO has it now');

  await senco.page.goto('/concerns');
  await senco.sees('Open concerns');
  await senco.follows(child.name);
  await senco.sees('A concern');
  await senco.isTold('Loses the thread');
  await senco.presses('Close the concern');
  await senco.isTold('Choose what happens next');
  await senco.chooses('We talk with the parents');
  await senco.writes('Why?', 'The parents may know more');
  await senco.presses('Close the concern');
  await senco.sees('Early discussion');
}

async function earlyDiscussion(teacher: Person, child: Child): Promise<void> {
  await teacher.page.goto(child.page);
  await teacher.sees(child.name);
  await teacher.page.goto(`${child.page}/early-discussion`);
  await teacher.presses('Write the note of a talk');
  await teacher.sees('What did you talk about?');
  await teacher.presses('Save and see the letter');
  await teacher.sees('This is what the parents get');
  await teacher.isTold('Before it can go out');
  await teacher.follows('Enter who took part');
  await teacher.writes('Who took part?', 'Both parents and I');
  await teacher.writes('What goes well', 'Draws whole comics, and makes the others laugh');
  await teacher.writes('What is hard', 'Following what is said to the whole class');
  await teacher.writes('What happens next', 'We look more closely until the end of the month');
  await teacher.presses('Save and see the letter');
  await teacher.sees('This is what the parents get');
  await teacher.isTold('Draws whole comics');
  await teacher.presses('Finish the note and send it');
  await teacher.sees('Early discussion');
  await teacher.isTold('on its way to the parents');
}

async function assess(teacher: Person, assistant: Person, child: Child): Promise<string> {
  await teacher.page.goto(`${child.page}/assessments`);
  await teacher.sees('Assessments');
  await teacher.presses('Begin an assessment');
  await teacher.sees(child.name);
  const assessment = new URL(teacher.page.url()).pathname;
  await teacher.follows('Strengths');
  await teacher.sees('Strengths');
  await teacher.writes('What goes well', 'Draws, builds and explains games to others');
  if (teacher.hasScripts) await teacher.isTold(/^Saved at/);
  await teacher.presses('Save and carry on');
  await teacher.sees(child.name);
  await teacher.follows('What other teachers see');
  await teacher.sees(/teachers see/);
  await teacher.presses(/^Ask all of/);
  await teacher.isTold('0 of 1 answered');

  await assistant.onAPhone();
  await assistant.page.goto('/asked');
  await assistant.sees('Asked of me');
  await assistant.follows(child.name);
  await assistant.sees(/^What do you see of/);
  await assistant.presses('Send my answer');
  await assistant.isTold('Write a few words in at least one of the boxes');
  await assistant.isAccessible();
  await assistant.writes('What is difficult?', 'Waits and watches what the others do first');
  await assistant.writes('What helps?', 'A picture of each step on the table');
  await assistant.presses('Send my answer');
  await assistant.sees('Asked of me');
  await assistant.isTold('Your answer has arrived');

  await teacher.page.reload();
  await teacher.isTold('1 of 1 answered');
  await teacher.isTold('A picture of each step on the table');
  return assessment;
}

async function views(teacher: Person, assessment: string): Promise<void> {
  await teacher.page.goto(assessment);
  await teacher.follows(/child’s views/);
  await teacher.sees(/^What .* and the parents say$/);
  const all = teacher.page.url();
  const writeDown = teacher.page.getByRole('main').getByRole('link', { name: /^Write down what they say/ });
  await writeDown.nth(0).click();
  await teacher.sees(/^What does/);
  await teacher.presses('Keep it as it was said');
  await teacher.isTold('Choose how it went');
  await teacher.chooses('Not yet');
  await teacher.presses('Keep it as it was said');
  await teacher.isTold('Write why not yet');
  await teacher.isAccessible();
  await teacher.writes('Why not yet?', 'Away with a cold this week');
  await teacher.dates('When do you ask again?', inDays(7));
  await teacher.presses('Keep it as it was said');
  await teacher.sees(/and the parents say$/);
  await teacher.isTold(/^No view yet: next try/);

  await teacher.page.goto(all);
  await writeDown.nth(1).click();
  await teacher.sees(/^What does/);
  await teacher.chooses(/ told us$/);
  await teacher.writes('In their own words', 'At home we say it twice, and then it works');
  await teacher.chooses(/.*/, 'How did you ask?');
  await teacher.presses('Keep it as it was said');
  await teacher.sees(/and the parents say$/);
  await teacher.isTold('At home we say it twice');
}

async function decide(senco: Person, assessment: string, child: Child): Promise<void> {
  await senco.page.goto(assessment);
  await senco.follows('The decision');
  await senco.sees('What do you decide?');
  await senco.presses('Record the decision');
  await senco.isTold('Choose what you decide');
  await senco.isTold('Write how the child took part');
  await senco.chooses('Special educational needs: SEN support');
  await senco.writes('Why?', 'Understands far less of spoken language than others of the same age');
  await senco.writes('Who decided?', 'Class teacher, mother and SENCO');
  await senco.dates('When?', today);
  await senco.writes('How did the parents take part?', 'At the table, with all the papers');
  await senco.writes(`How did ${child.firstName} take part?`, 'Not yet: asked again next week');
  await senco.presses('Record the decision');
  await senco.isTold('Decided: SEN support');
  await senco.isAccessible();
  await senco.presses('Finish it');
  await senco.isTold('Version 1');
}

async function writePlan(teacher: Person, senco: Person, assessment: string): Promise<string> {
  await teacher.page.goto(assessment);
  await teacher.presses('Begin the plan');
  await teacher.sees('Plan');
  const plan = new URL(teacher.page.url()).pathname;
  await senco.page.goto(`${plan}/agree`);
  await senco.sees('Plan');
  for (const missing of [
    'Add at least one outcome',
    'Say what impact you expect the support to have',
    'Enter the date of the review',
  ])
    await senco.isTold(missing);

  await teacher.presses('Add an outcome');
  await teacher.sees('Outcome');
  await teacher.presses('Save and carry on');
  await teacher.sees('Plan');
  await teacher.isTold('Enter the starting point for the outcome');
  await teacher.follows('Say what difference the outcome makes for the child');
  await teacher.writes(/^What will be different for/, 'Starts a task alone after a spoken instruction');
  await teacher.writes(/^How is it measured/, 'Tasks started alone, counted on three mornings');
  await teacher.writes(/^Where .* is now$/, 'Starts 1 of 10 tasks alone');
  await teacher.writes('What we hope to see', 'Starts 6 of 10 tasks alone');
  await teacher.dates('By when?', inDays(90));
  await teacher.presses('Save and carry on');
  await teacher.sees('Plan');

  await teacher.presses('Add support');
  await teacher.sees('Support');
  await teacher.writes('What is done?', 'Listening games with picture cards');
  await teacher.writes('What is additional to or different from', 'Alone with an adult, outside the lesson');
  await teacher.chooses('Starts a task alone');
  await teacher.picks('Lutfa Khanom', 'Who gives it?');
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) await teacher.chooses(day);
  await teacher.writes('How many minutes each time?', '15');
  await teacher.presses('Save and carry on');
  await teacher.sees('Plan');
  await teacher.isTold('Listening games with picture cards');

  await teacher.follows('Change the plan as a whole');
  await teacher.sees('The plan as a whole');
  await teacher.writes(/^What impact/, 'Takes part in the lesson from its beginning');
  await teacher.writes(/^What every adult does/, 'Say the name first\nOne step at a time');
  await teacher.picks('Kwabena Osei', 'Which teacher is responsible?');
  await teacher.dates('When do we review the plan?', inDays(80));
  await teacher.presses('Save and carry on');
  await teacher.sees('Plan');

  // What was said for the assessment need not be asked and typed again.
  await teacher.isTold('At home we say it twice');
  await teacher.isTold(/no view yet \(Away with a cold this week\)/);
  const child = /^Do we have the views of (?!the parents)/;
  await teacher.follows('Change what was said');
  await teacher.sees('Talking it over');
  await teacher.dates('When did you talk the plan over with them?', today);
  await teacher.writes('Why not?', '', child);
  await teacher.presses('Save and carry on');
  await teacher.sees('Plan');
  await teacher.follows('Say why there are no views of the child yet');
  await teacher.writes('Why not?', 'Still away', child);
  await teacher.presses('Save and carry on');
  await teacher.sees('Plan');
  await teacher.isTold('Everything is there. The SENCO agrees the plan and tells the parents.');
  return plan;
}

async function agree(senco: Person, teacher: Person, plan: string, child: Child): Promise<void> {
  await isOnTheRegister(teacher, child, 'Not on the register');
  await senco.page.goto(plan);
  await senco.presses('Read the letter and agree');
  await senco.sees('Agree the plan');
  await senco.isTold('SEN support (K) begins on the register from today');
  await senco.presses('Agree the plan and tell the parents');
  await senco.sees('Plan');
  await senco.isTold('In force');
  await isOnTheRegister(teacher, child, 'SEN support');

  await senco.page.goto(`${child.page}/notices`);
  await senco.sees('Letters to parents');
  await senco.follows(/SEN support/);
  await senco.sees(/SEN support/);
  await expect(async () => {
    await senco.page.reload();
    await expect(senco.page.getByRole('main').getByText('Sent', { exact: true }).first()).toBeVisible();
  }).toPass();
  const letter = await senco.page
    .getByRole('link', { name: /\(PDF\)$/ })
    .first()
    .getAttribute('href');
  const pdf = await senco.page.request.get(letter!);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

  await senco.page.goto('/outbox');
  await senco.sees('Messages kept here');
  await expect(senco.page.getByRole('main')).not.toContainText(child.name);
  await senco.page.getByRole('main').getByRole('row').getByRole('link').first().click();
  await senco.isTold(/\.pdf$/);
  await senco.isAccessible();
}

async function isOnTheRegister(teacher: Person, child: Child, as: string): Promise<void> {
  await teacher.page.goto('/register?show=everyone');
  await expect(teacher.page.getByRole('row', { name: child.name }).first()).toContainText(as);
}

async function brief(assistant: Person, senco: Person, plan: string, child: Child): Promise<void> {
  await assistant.page.goto('/briefings');
  await assistant.sees('Briefings');
  await assistant.follows(child.name);
  await assistant.sees(child.name);
  await assistant.isTold('One step at a time');
  await assistant.presses('I have read this');
  await assistant.isTold('The SENCO can see that you have read it');
  await senco.page.goto(plan);
  await senco.isTold(/^Briefing read by 1 of/);
  await senco.isTold('Has read it');
}

async function logSession(assistant: Person, child: Child): Promise<void> {
  await assistant.page.goto('/today');
  await assistant.sees('Today');
  // On a day without school there is nothing to log; the story goes on.
  if (await assistant.page.getByText('No school:').count()) return;
  await assistant.follows(child.name);
  await assistant.sees(child.name);
  await assistant.presses(/^Held/);
  await assistant.sees('Today');
  await expect(assistant.page.getByRole('listitem').filter({ hasText: child.name }).first()).toContainText(
    'Held',
  );
}

async function review(school: School, teacher: Person, senco: Person, child: Child): Promise<void> {
  await teacher.page.goto(`${child.page}/reviews`);
  await teacher.sees('Reviews');
  await teacher.presses('Arrange the meeting');
  await teacher.sees('Arrange the review meeting');
  await teacher.presses('Arrange it and invite the parents');
  await teacher.isTold('Enter the time, like 15:30');
  await teacher.isTold('Say where you meet');
  await teacher.isAccessible();
  await teacher.dates('On which day?', inDays(14));
  await teacher.writes('At what time?', '15:30');
  await teacher.writes('How long does it take?', '40');
  await teacher.writes('Where?', 'The library');
  await teacher.presses('Arrange it and invite the parents');
  await teacher.sees('Reviews');
  await teacher.isTold('The invitation is on its way');
  await expect(async () => {
    await senco.page.goto(`${school.address}/outbox`);
    await senco.page.getByRole('main').getByRole('row').getByRole('link').first().click();
    await expect(senco.page.getByRole('link', { name: /\.ics/ })).toBeVisible({ timeout: 2_000 });
  }).toPass();

  await teacher.presses('Prepare the review');
  await teacher.sees('Review');
  await teacher.isTold(/^Before the record goes out/);
  await teacher.isTold('Choose the next step');
  await part(teacher, 'What works, and what does not', async () => {
    const parents = 'Do we have the views of the parents?';
    await teacher.chooses('Yes', parents);
    await teacher.writes('What is working?', 'The cards on the fridge', parents);
    const ofTheChild = /^Do we have the views of (?!the parents)/;
    await teacher.chooses('Yes', ofTheChild);
    await teacher.writes('What is working?', 'I know what comes next', ofTheChild);
    await teacher.writes('What would they like next?', 'More games', ofTheChild);
    await teacher.writes('What would they like next?', 'To go on', parents);
    await teacher.page.getByLabel('What is working?').last().fill('Starts by looking at the card');
  });
  await part(teacher, 'What came of each outcome', async () => {
    await teacher.writes(/^Where is .* now\?$/, 'Starts 6 of 10 tasks alone');
    await teacher.chooses(/^Met$/);
  });
  await part(teacher, /^What happens to the support/, async () => {
    await teacher.chooses('Change');
    await teacher.writes('Why?', 'Twice a week is enough now');
  });
  await part(teacher, 'The next step', async () => {
    await teacher.chooses(/^Plan the next cycle/);
    await teacher.writes('Why?', 'It works, and there is more to reach');
  });
  await part(teacher, 'The meeting', async () => {
    await teacher.dates('When did you meet?', today);
    await teacher.chooses('Yes, in the meeting');
    await teacher.writes('Which parents?', 'Mother');
    await teacher.writes(/^How did .* take part\?$/, 'Chose three pictures and told us about them');
  });
  await teacher.presses('Read the letter and finish');
  await teacher.sees('Finish the review');
  await teacher.presses('Finish the review and tell the parents');
  await teacher.sees('Plan');
  await teacher.isTold('Here is the draft of the next plan');
  await teacher.isTold('Being written');
}

/** One page of the review, from its list and back to it. */
async function part(teacher: Person, title: string | RegExp, write: () => Promise<void>): Promise<void> {
  await teacher.follows(title);
  await teacher.isAccessible();
  await write();
  await teacher.presses('Save and carry on');
  await teacher.sees('Review');
}

async function story(senco: Person, child: Child): Promise<void> {
  await senco.page.goto(child.page);
  await senco.sees(child.name);
  for (const told of [
    'A concern was raised',
    'Early discussion with the parents',
    'All teachers asked what they see',
    'Decided: SEN support',
    'Plan agreed',
    /^Letter to parents/,
  ])
    await senco.isTold(told);
  await senco.follows('Plan agreed');
  await senco.sees(/^Plan, version 1/);
  await senco.isTold('Starts 1 of 10 tasks alone');
  await senco.isTold('Say the name first');
}

function inDays(days: number): string {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
  return date.format(new Date(Date.now() + days * 86_400_000));
}
