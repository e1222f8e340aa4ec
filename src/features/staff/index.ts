export { invite } from './invitation.ts';
export { addPerson, hasAdministrator, type NewPerson } from './store.ts';
