export { beginSchool } from './set-up/store.ts';
export { calendarOf, schoolOf, settingOf, settingsOf, type School, type Settings } from './store.ts';
export type { SettingName, SettingValue, StoredTerm } from './rules.ts';
