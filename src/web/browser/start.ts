import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  SkipLink,
  Tabs,
} from './govuk-frontend.min.js';

// The official scripts start only on a page that says it can run them.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

// Not the script for radios: it puts aria-expanded where it may not stand; a style sheet shows what belongs to a choice.
for (const part of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  SkipLink,
  Tabs,
]) {
  createAll(part);
}
