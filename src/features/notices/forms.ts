import { reading, type FormValues } from '../../basics/form-values.ts';

/** What somebody says became of a copy of a letter. */
export function readDeliveryNews(values: FormValues, today: string) {
  const form = reading(values);
  const news = form.choice(
    'news',
    ['handed-over', 'bounced', 'again'] as const,
    'Choose what became of the letter',
  );
  const on = news === 'handed-over' ? form.day('on', 'the day it was handed over', { latest: today }) : today;
  const email =
    news === 'again'
      ? form.text('email', { missing: 'Enter the e-mail address to send it to', longest: 200 })
      : '';
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    form.wrong('email', 'Enter an e-mail address like name@example.org');
  return { errors: form.errors, isRight: form.isRight, news, on, email };
}
