export { ChoiceField, HiddenField, ManyField, SelectField } from './choice-field.tsx';
export { DateField } from './date-field.tsx';
export { FormErrors } from './form-errors.tsx';
export { FileField, PasswordField, TextArea, TextField } from './text-field.tsx';
export type { Choice, Question } from './field.ts';
