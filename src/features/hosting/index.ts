export { applyPlaces, type Done } from './give-places.ts';
export { mergeSchools, type Merged } from './merge/merge-schools.ts';
export type { Look } from './merge/look.ts';
export { closeSchool, openSchool, reopenSchool } from './open-school.ts';
export { countStaff } from './store.ts';
export { takeOffFromOutside } from './take-off-app.ts';
