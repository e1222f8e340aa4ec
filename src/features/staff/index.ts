export { invite } from './invitation.ts';
export {
  addPerson,
  everybody,
  hasAdministrator,
  otherAdministrators,
  setUntil,
  type NewPerson,
} from './store.ts';
