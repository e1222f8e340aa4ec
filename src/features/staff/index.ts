export { tellOwner } from './lost-app/mail.ts';
export { noteLiftedElsewhere } from './lost-app/store.ts';
export { invite, put } from './invitation.ts';
export { addPerson, hasAdministrator, otherAdministrators, setUntil, type NewPerson } from './store.ts';
