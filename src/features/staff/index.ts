export { invite } from './invitation.ts';
export { addPerson, hasAdministrator } from './store.ts';
