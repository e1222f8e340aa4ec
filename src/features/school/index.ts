export {
  calendarOf,
  hasSchool,
  schoolOf,
  settingOf,
  settingsOf,
  termsOf,
  type School,
  type Settings,
} from './store.ts';
export type { SettingName, SettingValue, StoredTerm } from './rules.ts';
