export { applyPlaces, type Done } from './give-places.ts';
export { closeSchool, openSchool, reopenSchool } from './open-school.ts';
export { countStaff } from './store.ts';
