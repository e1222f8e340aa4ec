import { initAll } from './govuk-frontend.min.js';

// The official scripts start only on a page that says it can run them.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
initAll();
