export { invite } from './invitation.ts';
export { addPerson, hasAdministrator, otherAdministrators, setUntil, type NewPerson } from './store.ts';
